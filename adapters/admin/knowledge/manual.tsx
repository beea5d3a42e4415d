/** The chapter about knowledge. */
export function KnowledgeManual() {
  return (
    <>
      <p>Under Kunskap står allt som vägledaren vet om aktörerna. Alla som är inloggade får läsa. Redaktörer för en region eller en aktör får ändra i det som är deras.</p>
      <h3>Ändra en aktör eller en tjänst</h3>
      <ol>
        <li>Välj aktören i listan och tryck på Ändra, eller på namnet på en tjänst.</li>
        <li>Skriv, och spara. Det blir ett utkast. Inget syns för företagen än.</li>
        <li>Läs under Så ser företaget det hur dörren blir, på svenska och engelska.</li>
        <li>Tryck på Pröva och publicera. Har du inte den rätten trycker du på Be om publicering, så ser den som har det att utkastet väntar.</li>
      </ol>
      <p>En uppgift har alltid en källa, eller märket att ingen har bekräftat den. Det gäller mest av allt telefonnummer och e-post. Gissa aldrig.</p>
      <h3>När två skriver samtidigt</h3>
      <p>Den som sparar sist får se båda versionerna. Det som bara en har ändrat är med; för resten väljer man.</p>
      <h3>Lägga till eller stänga en aktör</h3>
      <p>Tryck på Ny aktör, fyll i det du vet och spara. Utkastet går samma väg som alla andra. En aktör som inte finns mer får stå kvar: välj Nedlagd och Företaget får vägen dit, och skriv under Andra vägar vart företag ska i stället. Den rekommenderas aldrig mer, men den som frågar efter den får veta hur det är.</p>
      <h3>Stänga eller lägga till en tjänst</h3>
      <p>Kryssa i Stängt på tjänstens sida och skriv varför. Den rekommenderas inte mer, men den som frågar får veta. En ny tjänst hamnar sist bland dem som svarar på samma behov, tills du ändrar ordningen.</p>
      <h3>Ändra ordningen</h3>
      <p>Under Ordningen står varje behov och de tjänster som svarar på det. Den översta prövas först, och ett företag ser högst tre dörrar. Skriv en ny plats vid tjänsten, eller tryck på Flytta upp. Det blir ett utkast, som publiceras och kan ångras som allt annat. Den som är redaktör för en region kan ändra ordningen där; en aktör kan inte flytta sig själv.</p>
      <h3>Publicera och gå tillbaka</h3>
      <p>Det du publicerar prövas mot resten av kunskapen och mot regionens provsamtal. Bryts ett provsamtal sägs filen och raden; då rättar du, eller skriver varför det är rätt ändå. Under Vad som har publicerats ser du vem som ändrade vad, och kan gå tillbaka.</p>
      <h3>Att bekräfta</h3>
      <p>Ring aktören en gång om året och fråga om allt stämmer. Skriv vem som svarade och vilken dag under Bekräftat.</p>
      <h3>Excel</h3>
      <p>Hämta en region under Excel, ändra i rutorna och läs in filen igen. Flera värden i en ruta skiljs med semikolon. Låt id och rubriker stå. Stängt, Inte vi och Villkor har egna blad, med en rad för varje sak: lämna Rad tom för en ny, och ta bort raden för det som inte gäller mer. Du ser varje ändring innan den blir ett utkast, och fel sägs med blad, rad och kolumn.</p>
      <h3>Länkar</h3>
      <p>Länkkontrollen går igenom alla webbplatser och källor och säger vilka som inte går att nå.</p>
    </>
  );
}
