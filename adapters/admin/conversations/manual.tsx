/** The chapter about conversations, in Swedish. */
export function ConversationsManual() {
  return (
    <>
      <p>Under Samtal finns det företagen har skrivit, det vägledaren svarade och vad som hände sedan. E-postadresser, telefonnummer och personnummer som någon skrivit i texten är borttagna. Kontaktuppgifter visas aldrig här.</p>
      <h3>Hitta rätt samtal</h3>
      <ul>
        <li><b>Raden överst</b> visar samtal där något kan ha gått snett. <i>Osäker</i>: vägledaren gissade vad företaget behövde. <i>Tummen ner</i>: företaget tyckte inte att svaret hjälpte. <i>Ingen dörr</i>: det fanns en fråga om företagande, men ingen som passade. <i>Fick nej</i>: den som fick frågan tackade nej. <i>Ville tala med någon</i>: företaget bad att få prata med en människa. <i>Inte vår sak</i>: vägledaren svarade att det inte rör företagande.</li>
        <li><b>Sök och välj</b> letar på ord i det företagen skrivit, och på dörr, behov, tid och hur det gick. Skriver du flera ord ska alla finnas med i samtalet.</li>
        <li>Adressen till sidan minns det du har valt. Spara den som bokmärke om du ofta vill se samma sak.</li>
      </ul>
      <h3>Läsa ett samtal</h3>
      <p>Under varje sak företaget skrev finns <i>Så förstods det</i>. Öppna den för att se vilka behov som låg närmast, vilka ord som avgjorde och vad som lästes ut om företaget. Blev det fel, tryck på <i>Använd som exempel</i> och säg vad den handlade om.</p>
      <p>Längst ner står hur det gick: vem som tog frågan, när någon ringde och om det hjälpte. Ett samtal som är märkt ÖVNING har inte nått någon på riktigt.</p>
      <h3>Vem ser vad</h3>
      <p>Den som sköter en region ser regionens samtal. Den som sköter en aktör ser dem som kom in genom den egna dörren och dem som visades eller skickades dit. Varje gång någon öppnar ett samtal eller söker i dem skrivs det i loggen.</p>
    </>
  );
}
