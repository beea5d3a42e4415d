/** Words that tell a language, folded. Those that two of them share are left out, since they tell nothing. */
const lists = {
  sv: `och jag att det som ar inte vi ni med pa av till en ett oss er mig mej dig dej sig han hon dom dem denna detta dessa den kan ska skulle vill har hade varit blir blivit bli
    fran om eller nar hur vad var vart vem vilka vilken vilket varfor dar har hit nu an annu ocksa aven bara mycket mer mest nagon nan nagot nat nagra alla allt sjalv eget egen egna
    behover soker finns gar maste borde far fick bor tar kommer kom gor gora sa sade tack snalla hej hejsan tjena hjalp hjalpa foretag foretaget firma firman bolag bolaget
    pengar lan lana bidrag stod rad radgivning ide iden starta startar startat starta eget driva driver kop kopa kopt salja saljer salt kund kunder anstalld anstallda anstalla
    ar manad manader vecka kr kronor tusen mkr moms skatt skatten lokal lokaler gard garden byggnad maskin maskiner utomlands utlandet sverige norge tyskland ansoka ansokan
    kommun kommunen lansstyrelsen myndighet regler tillstand avtal varumarke uppfinning forening aktiebolag enskild tjanst tjanster kontakt prata ringa ring nagonstans
    utan mellan innan efter for over igenom sedan sen dock men sa ju val hos mot genom igang vidare hela halva flera fler manga nya ny nytt gammal gamla god nara inom under bra battre basta
    kostar kosta betala betalt fraga fragor svar svarar mote boka tid vara blev kunna tror tycker vet undrar funderar tanker vilja ber skriva skriver jobba jobbar arbete
    a e ja inge ingen inget mitt min mina vart vara er ert era deras hans hennes din ditt dina nej jo javisst okej inga int ikring na te mä sån sana sant va`,
  en: `the a an of to and is in for you it on with that are be do my our have has had can how what we he she they them their his her was were been being would could should will shall
    where when who why which there here this these those from or but not don't doesn't didn't can't won't i'm we're i've we've it's is isn't no yes need needs want wants looking help please
    thanks thank hello hi hey about into out up down over after before between because per around near if then than so as at by any some every all more most other another one someone something
    anyone company business start starting started grow growing money loan grant funding sell selling buy buying customer customers employee employees market abroad advice advisor
    apply own owner new find get got give know think make making made work working does did am us your yours mine ours its just only also very much many how's long year years month
    week month products product service services tax customs permit license trademark idea ideas invention startup founders shop store farm people staff workers open opening close closing
    register registered registration question questions talk speak call human person someone's which whose whom ready plan plans take taking over run running office export exporting shipping`,
  no: `jeg ikke hva hvordan hvor hvorfor noen noe ogsaa vaere være hvem meg deg seg bedrift bedriften naa dere trenger selskap selskapet penger kunne gjore gjør gjore foretak oppstart
    mye veldig etter norsk norske hjelpe onsker ønsker kontakte gjerne`,
  da: `jeg ikke hvad hvordan hvor hvorfor nogen noget ogsaa vaere være hvem mig virksomhed virksomheden nu penge kunne goer gøre har brug gerne hjaelp hjælp dansk af og efter ønsker`,
  fi: `ja on ei se mina minä olen ole olemme haluan haluamme miten mita mitä mika mikä missa missä kuinka voinko voiko yritys yrityksen yrityksemme yritysta yritystä perustaa rahoitusta lainaa tarvitsen tarvitsemme apua kiitos
    hei moi tama tämä etta että kun mutta tai myos myös saada saanko meidan meidän oma ruotsissa ruotsiin suomi suomessa suomesta voi`,
  de: `ich und nicht wir sie der die das ein eine einen ist sind habe haben wie was mit für fur auf von zu im unser unsere mein meine firma unternehmen möchte mochte möchten kann können konnen brauche
    brauchen bitte danke guten hallo gründen grunden schweden deutschland aus oder auch bei nach uns gibt es kredit geld`,
  es: `el los las una que como quiero necesito puedo para por con mi mis empresa negocio y es soy estoy hola gracias ayuda donde cuanto tengo tenemos somos nuestro nuestra del abrir suecia en dinero prestamo trabajo pero muy`,
  fr: `je nous vous le les une des est suis sont pour dans avec mon notre nos entreprise comment voudrais besoin bonjour merci aide ou pas ne et du au aux suede suède souhaite créer creer argent que qui sur avons ai`,
  it: `io noi il gli una che come vorrei voglio per con mio nostra azienda impresa sono siamo ciao grazie aiuto dove aprire svezia ho bisogno di del della in soldi buongiorno`,
  pl: `jestem nie się sie jak chcę chce firmę firme firmy firma mam w na z do dla jest są sa proszę prosze dzień dzien dobry pomoc pomocy gdzie założyć zalozyc szwecji potrzebuję potrzebuje czy moja moje pieniądze dziękuję mogę moge po polsku`,
  so: `waxaan aan ku ka iyo waa maxaa ganacsi ganacsiga shirkad shirkadda caawimaad lacag rabaa doonayaa sidee baan u ah oo leh iigu nabad mahadsanid fadlan ma in iga kara`,
  tr: `bir ve için icin ben biz nasıl nasil istiyorum şirket sirket merhaba yardım yardim para kurmak var mı mi ne isveç isvec teşekkürler işletme`,
  nl: `ik wij het een niet van voor met hoe mijn ons onze bedrijf zijn ben wil willen heb hebben graag kunnen zweden hulp geld naar te goedendag dank`,
  pt: `nos uma para como quero preciso minha meu empresa negócio negocio obrigado olá ola ajuda onde suécia suecia não nao sou tenho abrir com dinheiro`,
  balkan: `ja sam kako zelim želim firmu tvrtku preduzece preduzeće pomoc pomoć treba hvala dobar dan imam mogu za je nije svedskoj švedskoj otvoriti novac posao`,
  et: `mina olen soovin ettevote ettevõte kuidas tere abi raha vajan rootsis alustada meie ma tahan aitäh`,
  sq: `une unë jam dua biznes si mund te të hapur një nje kompani ndihme ndihmë suedi faleminderit pershendetje përshëndetje`,
  ro: `sunt vreau firma firmă cum pot ajutor buna bună ziua suedia multumesc mulțumesc am nevoie pentru sa să deschid bani`,
  tl: `ako gusto ko paano magsimula negosyo po ng sa ang mga salamat tulong`,
  ku: `ez dixwazim karsaz karsaziyê alikarî ji bo min li swêdê spas`,
} as const;

export type Tongue = keyof typeof lists;

/** For each word, the languages it speaks for. A word of Swedish or English speaks for no third language. */
export const tongues: ReadonlyMap<string, readonly Tongue[]> = (() => {
  const map = new Map<string, Tongue[]>();
  for (const [tongue, list] of Object.entries(lists) as [Tongue, string][]) {
    for (const word of new Set(list.split(/\s+/))) map.set(word, [...(map.get(word) ?? []), tongue]);
  }
  for (const [word, spoken] of map) {
    const own = spoken.filter((one) => one === 'sv' || one === 'en');
    if (own.length > 0) map.set(word, own.length === 2 ? [] : own);
  }
  return map;
})();
