import type { Document } from './document.ts';

/** The template for an impact assessment, in Swedish. */
export const assessmentSv: Document = {
  title: 'Mall för konsekvensbedömning',
  lead: 'Enligt artikel 35 i dataskyddsförordningen. Det som redan är känt om tjänsten står här. Fyll i resten, låt dataskyddsombudet läsa och spara i diariet. En jurist bör granska den färdiga bedömningen.',
  parts: [
    { title: 'Behövs en bedömning?', text: ['Tjänsten fattar inga beslut om någon och använder ingen språkmodell. Den riktar sig till företag, men den som skriver är en person, och kan berätta om hälsa, skulder eller oro.'], ask: ['Varför bedömningen görs, och vem som har bestämt det', 'Dataskyddsombudets råd'] },
    { title: 'Vad som görs', text: ['Ett företag skriver vad det behöver. Ett program sorterar texten efter kända behov, jämför med vad varje organisation hjälper till med och visar högst tre dörrar. Bara om företaget läser igenom och säger ja skickas frågan vidare, till den som företaget har valt.', 'Personnummer, telefonnummer och e-postadresser som skrivs i chatten tas bort innan texten sparas. Kontaktuppgifter ligger för sig och raderas med frågan.'], ask: ['Vilka organisationer som deltar, och vem av dem som ansvarar för vad', 'Ungefär hur många företag om året'] },
    { title: 'Varför det behövs, och varför inte mindre räcker', text: ['Texten behövs för att kunna ge rätt förslag och för att företaget ska kunna komma tillbaka. Ett urval av avidentifierade meningar används för att förslagen ska bli bättre.', 'Tiderna under Hur länge saker sparas är korta, och raderingen sker av sig själv.'], ask: ['Rättslig grund för samtalet, och varför den håller', 'Varför de valda tiderna inte kan vara kortare'] },
    { title: 'Risker för den som skriver', text: ['Bedöm hur troligt det är och hur illa det vore. Stryk det som inte gäller er, och lägg till det som saknas.'], tick: ['Någon skriver känsliga uppgifter om sig själv eller andra', 'Frågan hamnar hos fel mottagare', 'Någon obehörig läser samtal på sidorna för administratörer eller i Slack', 'Uppgifter finns kvar för länge', 'Uppgifter lämnar EU genom en leverantör', 'Affärshemligheter blir allmänna handlingar hos en myndighet', 'Den som är i kris får ingen människa'] },
    { title: 'Det som redan minskar riskerna', tick: ['Uppgifter lämnas vidare först efter ett ja, och telefon och e-post visas först när någon har tagit frågan', 'Känsliga frågor skickas utan namn och egna ord', 'Varje aktör kan få bara en länk i stället för texten', 'Den som är i kris får 112, en stödlinje och en människa, vad frågan än gäller', 'Konton med roller, och en logg över vem som har läst, ändrat, hämtat och raderat', 'Allt kan hämtas och raderas av företaget självt'] },
    { title: 'Det som återstår', ask: ['Risker som är kvar, och vem som godtar dem', 'Vad som ska göras, av vem och när', 'Behövs förhandssamråd med Integritetsskyddsmyndigheten? Varför, eller varför inte', 'När bedömningen ska ses över, senast om ett år'] },
    { title: 'Beslut', ask: ['Beslutad av, datum och diarienummer'] },
  ],
};

/** What to do when personal data has gone astray, in Swedish. */
export const incidentSv: Document = {
  title: 'Om något går fel',
  lead: 'En personuppgiftsincident är när uppgifter har kommit i orätta händer, försvunnit eller ändrats av misstag. Den som ansvarar har 72 timmar på sig att anmäla, räknat från att någon hos er fick veta det. Börja uppifrån, och skriv upp klockslag.',
  parts: [
    { title: 'Genast', ask: ['Vad har hänt, när, och när fick ni veta det (datum och klockslag)'], tick: ['Stoppa det: stäng kontot, ta bort appen ur Slack eller stäng av servern', 'Byt nycklar som kan ha kommit ut: SECRET_KEY, Slack och e-post. Med en ny SECRET_KEY slutar alla koder och inloggningar att gälla, arbetsytor i Slack måste släppa in appen på nytt, och företag går inte längre att hitta på e-post eller telefon', 'Spärra det som behövs för utredningen under Det som måste vara kvar', 'Ring dataskyddsombudet och den som ansvarar för säkerhet'] },
    { title: 'Inom ett dygn', ask: ['Vilka uppgifter, och ungefär hur många företag och personer', 'Vilka kan ha sett dem'], tick: ['Läs loggen på sidorna för administratörer: vem har läst, hämtat och raderat', 'Hör med varje organisation vars dörr eller kanal berörs. Den som ansvarar där gör sin egen anmälan', 'Bedöm risken för dem som berörs: ingen, låg, hög'] },
    { title: 'Inom 72 timmar', text: ['Är det inte osannolikt att någon tar skada ska incidenten anmälas till Integritetsskyddsmyndigheten på imy.se. Vet ni inte allt än, anmäl ändå och komplettera.'], tick: ['Anmäl, eller skriv ned varför ni inte gör det', 'Är risken hög: berätta för dem som berörs, på enkel svenska, vad som hänt och vad de kan göra', 'Är det ett brott: polisanmäl'] },
    { title: 'Efteråt', ask: ['Vad som orsakade det, och vad ni ändrar'], tick: ['Skriv in incidenten i er förteckning, också när den inte anmäldes', 'Häv spärrarna när utredningen är klar', 'Se över konsekvensbedömningen'] },
  ],
};
