/** The chapter about training, in Swedish. */
export function manual() {
  return (
    <>
      <p>Vägledaren lär sig av exempel: meningar som företag har skrivit, och vad de handlade om. Du visar den hur det hänger ihop.</p>
      <h3>Varje vecka: åtta meningar</h3>
      <ol>
        <li>Öppna <strong>Träning</strong> och tryck på <strong>Börja med veckans åtta</strong>. Det är de åtta meningar som lär mest just nu.</li>
        <li>Läs meningen och samtalet runt omkring. Till vänster står varför den ligger i kön.</li>
        <li>Tryck på det behov som stämmer. Siffrorna 1–9 väljer bland de troligaste, <kbd>0</kbd> är utanför uppdraget, <kbd>S</kbd> hoppar över och <kbd>U</kbd> ångrar. Tangenterna går att stänga av på sidan.</li>
        <li>När det står <strong>Klart för veckan</strong> är du färdig.</li>
      </ol>
      <p>Är du osäker, hoppa över. Ett exempel som inte stämmer gör mer skada än ett som saknas.</p>
      <h3>Texten ska gå att visa för vem som helst</h3>
      <p>E-postadresser, telefonnummer och personnummer tas bort av sig själva. Namn på personer och företag tar du bort i rutan innan du väljer behov. Vill ett företag bli glömt försvinner dess exempel också.</p>
      <h3>När behovet inte finns</h3>
      <p>Tryck på <kbd>N</kbd> och ge behovet ett namn. Meningen sparas som ett önskemål. Under <strong>Utkastet</strong> ser du vad som önskas mest. Önskemålen tränas in när behovet finns i kunskapen.</p>
      <h3>Träna, titta och publicera</h3>
      <ol>
        <li>Tryck på <strong>Träna</strong>. Det tar ett par minuter, och inget ändras för företagen under tiden.</li>
        <li>Se vad som ändras: hur stor del som förstås rätt före och efter, vilka meningar som byter svar och om något provsamtal går sönder.</li>
        <li>Tryck på <strong>Publicera</strong>. Den nya modellen gäller direkt. Blir något sämre måste du skriva varför den ska publiceras ändå.</li>
      </ol>
      <p>Ångrar du dig: öppna <strong>Tidigare modeller</strong> och tryck på <strong>Gå tillbaka hit</strong>.</p>
      <h3>Exemplen i filerna</h3>
      <p>Med <code>npm run intents:pull</code> skrivs de intränade exemplen in i filerna under <code>intents/</code>, så att de kan sparas i git. Hur det går till står i <code>intents/README.md</code>.</p>
    </>
  );
}
