/** The chapter of the manual about accounts. */
export function Manual() {
  return (
    <>
      <p>Alla som arbetar här har ett eget konto. Dela aldrig konto med någon: loggen visar vem som har gjort vad, och det ska stämma.</p>
      <h3>Bjuda in</h3>
      <ol>
        <li>Gå till <a href="/admin/konton">Konton</a> och tryck på <em>Bjud in någon</em>.</li>
        <li>Skriv namn och e-postadress, och välj vad personen ska få göra.</li>
        <li>Personen får ett mejl med en länk. Går det inte att mejla härifrån ser du länken i stället: kopiera den och skicka den själv. Du ser den bara när du har gjort den.</li>
        <li>Länken fungerar en gång och gäller i sju dagar. Har den kommit bort gör du en ny.</li>
      </ol>
      <h3>Vad var och en får göra</h3>
      <ul>
        <li><strong>Administratör</strong> får allt, i alla regioner.</li>
        <li><strong>Redaktör för en region</strong> läser samtal, tränar vägledaren, ändrar kunskapen och publicerar i sin region.</li>
        <li><strong>Redaktör för en aktör</strong> läser de samtal som har lett till aktören och ändrar aktörens egna uppgifter. En redaktör för regionen publicerar dem.</li>
        <li><strong>Läsare</strong> ser siffror och kunskap, men aldrig vad företag har skrivit.</li>
      </ul>
      <h3>Er egen inloggning</h3>
      <p>Står det <em>Logga in med …</em> på inloggningssidan går det bra att använda den i stället för lösenord. Den släpper bara in den som redan är inbjuden. Öppna länken i inbjudan och välj den vägen i stället för ett lösenord. Har du redan ett lösenord kopplar du inloggningen under <a href="/admin/konto">Mitt konto</a>.</p>
      <h3>När någon slutar</h3>
      <p>Öppna kontot och tryck på <em>Stäng kontot</em>. Personen loggas ut genast. Det går att öppna kontot igen. Den sista administratören kan inte stängas: gör först någon annan till administratör.</p>
      <h3>När någon har glömt sitt lösenord</h3>
      <p>Öppna kontot och tryck på <em>Mejla en ny länk</em> eller <em>Gör en ny länk</em>. Kommer ingen administratör in kan den som sköter servern köra <code>npm run admin:link -- anna@exempel.se</code>, som skriver ut en länk.</p>
      <p>Ditt eget namn, språk och lösenord ändrar du under <a href="/admin/konto">Mitt konto</a>, längst upp på sidan. Var och en loggas ut efter fyra timmar utan att ha gjort något, och alltid efter tolv timmar.</p>
    </>
  );
}
