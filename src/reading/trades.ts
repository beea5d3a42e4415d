/**
 * Trades and the words they are known by, folded. A word counts where it begins or ends a Swedish compound ("möbelbutik" is a butik);
 * with `=` it must stand alone, with `<` it may only begin a compound, and a `_` is a space.
 */
const list = {
  tillverkning: `tillverk manufactur =factory fabrik gjuteri foundry plat< platslag platverkstad smide smedja =smed blacksmith =cnc svarv =fras fraser verkstadsindustri verkstadsforetag machine_shop machining legotillverk legojobb svets welder welding =weld industriforetag industrin
    industriell sagverk sawmill stalverk steelworks pappersbruk snickerifabrik mobeltillverk mobelfabrik furniture_maker fonsterfabrik trahus< husfabrik hustillverk timmerhus mekanisk_verkstad mekaniska_verkstad mekaniska_verkstaden verktygstillverk verktygsmak textilfabrik plastfabrik formsprut injection_mould
    montering =monterar elektronikproduktion kretskort tryckeri printing_house ytbehandl lackering =lackerar pulverlack batterilad batteritillverk =maskinbygg maskintillverk batbygg =robotcell produktionslin production_line smycken< traleksak leksakstillverk vapentillverk kabeltillverk kugghjul pumptillverk hydraulik
    skinnhandsk knivtillverk knifemaker =knivar fonster< =vi_gor_fonster trappor bastutillverk bastuug vedklyv slapkarr husvagnstalt toolmaker tools_maker =toolmaking packaging_factory module_house`,
  it: `=it it_foretag it_firma it_bolag it_konsult it_avdeln =app =appen =appar app< saas mjukvar software programmer programvar webbyra webb< web_agency utvecklare_av developer sensor< =sensor =sensorer =sensors =ai ai_tjanst algoritm algorithm spelbolag spelstudio spelutveckl game_studio
    gamedev dataspel datasystem =datacenter data_centre =iot plattform =platform =crypto blockchain cyber< techbolag techstartup tech_company tech_startup =vr vr_studio systemutveckl hemsidor medtech med_tech medicinteknik deep_tech drönar drona< =drone =drones robotik robotics automation< =machine_learning e_halsa_app`,
  tjanster: `frisor hairdresser =salong salong =barber barber stad< stadfirma stadbolag stadforetag cleaning =redovisning redovisningsbyra =bokforing bookkeep accountant konsult< konsultbolag konsultfirma consult =jurist juristbyra advokat< lawyer law_firm reklambyra reklam< kommunikationsbyra copywriter marketing_agency
    bemanning staffing rekryteringsbolag transport< =transport akeri haulage trucking =taxi taxi budfirma courier flyttfirma moving_company bilverkstad bilservice car_repair garage_repair =bilrekond dackverkstad cykelverkstad bike_repair mekaniker tvatteri laundry skrädderi skradder tailor sykoncept hundpensionat hundtrim hunddag
    hunddagis dog_grooming dog_daycare kattpensionat dog_walking hundpromenad fastighetsforvalt fastighetsskot maklare real_estate forvaltning vaktbolag vaktarforetag bevakning security_company security_guard korskola driving_school utbildningsforetag coaching =coach nagel< nagelsalong nail_salon nail_technician skonhet
    beauty_salon =spa hudvard hudterapeut fransar tatuer tattoo begravning funeral translator oversatt tolkforetag eventbyra event_company uthyrning< maskinuthyr biluthyr arkitekt architect =designbyra design_studio design_agency webbdesign gym =gym personlig_tranare personal_trainer lokalvard fonsterputs sotar vaxt_service tolk
    forskola preschool barnpassning loppis< skorsten hemservice virtual_assistant ekonomibyra revision<`,
  bygg: `byggfirma byggforetag byggbolag byggare =bygg byggbransch byggentrepren byggnadsvard =byggen builder construction_company construction_firm =construction snickare =snickeri snickeri snickerifirma carpenter carpentry joinery elektriker elfirma elinstall electrician =vvs vvs_ rormokare rorfirma rorinstall plumber plumbing
    grav< gravfirma gravmaskin< gravare excavat schakt markarbete anlaggningsfirma anlaggare anlaggningsarbet entreprenadfirma entreprenor_bygg malare malerifirma maleri =painter painting_company mur< murare =mason bricklayer plattsatt golvlagg takläggare taklagg tak< roofing roofer rivfirma rivning demolition betong< concrete isoler<
    ventilation< solcellsinstall solpanel_install glasmast stallningsbyg asfalt stugbygg husbygg renoveringsfirma renover< rot_arbete kakel< vagarbete brunnsborr well_drilling scaffolding`,
  turism: `turism turist< tourism camping campsite caravan hotell hotel =inn =hostel vandrarhem pensionat< =b_b bed_and_breakfast bed_breakfast restaurang restaurant pizzeria =krog krog< =krogen =pub =bar gastgiveri gatukok food_truck foodtruck matvagn stugby stuguthyr hyr_ut_stugor cabins cottages fjallstuga skidanlagg skidort skidskol ski_resort
    ski_rental skiduthyr skoteruthyr snoskotersafari husky< dog_sled =guide guide< guidning upplevelse< aventyr adventure besoksmal besoksnaring fiskecamp fishing_tours kanotuthyr canoe konferensanlagg konferensgard resebyra travel_agency turridning hyr_ut_rum gardsturism gardstur paketresor event_lokal nojespark
    visningsgruva catering< boende_for_turister airbnb vandringar glassbar`,
  jordbruk: `lantbruk lantbrukare jordbruk farming =farm farm farmer =bonde bonde< bonder< bondgard mjolkkor mjolkgard mjolkbonde mjolkprod =kor kor< =notkreatur notkott< dairy_farm cattle hastgard hastverksam horse_farm ridskola riding_school stall< stable =hastar hasthallning grisbonde =grisar gris< pig_farm
    svinupp far< farupp =far sheep =getter getter goat =hons hons< agg< poultry =kyckling kycklingupp fabod< fabod< odlar odling odlare grower vaxthus< greenhouse potatisodl gronsaksodl vegetables_farm spannmal< =spannmal crop ladugard< kvigor biodl =bigard beekeep honung< tradgardsmast tradgard< plantskola
    garden_nursery handelstradgard tradgardsforetag =arrende hektar_aker arrendegard gardsstod lamadjur fiskodling fish_farm kennel< hunduppfod jordgubb frukto vingard vineyard algupp hjortupp kottdjur =besattning akermark`,
  skog: `skogsbruk skogsagare skogsforetag skogsentrepren skogsmaskin skogsfirma skogsfastighet skogsbolag skogsvard skogsplanter skotare< =skotare skordare< =skordare avverkn forest_owner forestry forwarder harvester_forest =skog =skogen forest_machine timmerkor logging loggers rojning< rojfirma gallring< plantering_skog virkesk vedfirma vedproduk sakljer_ved =ved firewood`,
  handel: `butik< butik =shop shop< =store affar_ klader< kladaffar =affar affaren webshop webbshop webbutik nathandel e_handel ehandel e_commerce ecommerce online_store detaljhandel retail grossist< wholesale lanthandel matbutik livsmedelsbutik handelsbod village_shop grocery =ica_ kiosk =mack mack< bensinmack
    second_hand secondhand antikv blomsterhandel blomsteraffar blombutik florist bokhandel bookstore import_firma importfirma jarnhandel jarnaffar byggvaruhus bilhandel bilfirma car_dealer dagligvaru diversehandel inredningsbutik sportbutik leksaksaffar zoo_affar handelsforetag loppisbutik marknadshandl torghandel`,
  kultur: `keramik< keramik pottery potter ceramic konstnar =artist konsthantverk hantverkare_konst crafts slojd< =slojd galleri gallery =band =bandet musiker musician musik< music< =skivbolag record_label fotograf photograf =foto filmbolag filmproduk film_company film< teater theatre theater dans< dance museum< =museum museum
    forfattare writer publisher bokforlag forlag< =forlag textilkonst glasblas glass_studio glashytta atelje =atelje silversmed goldsmith guldsmed smyckeskonst jewell dalahast wooden_horse vav< vaveri weaving stickning garn< yarn illustrator grafisk_form graphic_design kulturhus kulturfestival festival< konst< art_studio spelman< dramatik podcast
    somnads< syatelje designer tovning lader< leather snida traslojd hemslojd`,
  livsmedel: `bageri bakery =bagare bagare baker konditori patisserie tarta< tartor cakes slakteri butcher charkuteri =chark charkfirma mejeri dairy osttillverk =ostar ysteri cheese< ysta bryggeri brewery =ol_ brewing destiller distill whisky< mustteri must< sylt< senap< chips< knackebrod tunnbrod crispbread livsmedelsproducent
    livsmedelsfor livsmedelsprod livsmedelsind food_producer food_company food_production matproduc matforadl kafferoster coffee_roast choklad< chocolate godis< candy kott_forad viltkott< vilt< glasstillv ice_cream saft< honungsprod gardsmejeri gardsslakt musteri rokeri smokehouse =kafe kafe =cafe cafe =cafeet ostkaka spannmalskvarn =kvarn
    hudtugg hundtugg pet_food matlador lunchlador kryddor spices_prod olivolja juice<`,
  vard: `vardbolag vardforetag vardcentral =vard vard< vardgivare hemtjanst home_care hemsjukvard omsorg< omsorgsbolag aldreboende elderly_care massage massor =massor massage_therap fysioterap sjukgymnast physio naprapat kiropr chiropract tandlak tandvard dentist dental psykolog psycholog terapeut therapist lakare< lakarmott
    doctor_clinic klinik clinic vaccinations< sjukskoterske =sjukskoterska nurse nursing fotvard podiatr assistansbolag personlig_assistans lss_ hvb_ behandlingshem rehab< halsovard halsocoach health_clinic wellness yoga< yogastudio yoga barnmorska midwife optiker optician veterinar veterinary apotek pharmacy audionom hearing samtalsterap friskvard`,
} as const;

export type Trade = keyof typeof list;
export type Entry = { sector: Trade; how: 'whole' | 'begins' | 'either' };

/** Trade words of one word, and those of several with a space between. */
export const { words: tradeWords, phrases: tradePhrases } = build();

function build(): { words: ReadonlyMap<string, Entry>; phrases: readonly { phrase: string; sector: Trade }[] } {
  const words = new Map<string, Entry>();
  const phrases: { phrase: string; sector: Trade }[] = [];
  for (const [sector, text] of Object.entries(list) as [Trade, string][]) {
    for (const raw of text.split(/\s+/)) {
      const bare = raw.replace(/^=|<$/g, '').replace(/[åä]/g, 'a').replace(/ö/g, 'o');
      if (bare.includes('_')) { phrases.push({ phrase: ` ${bare.replace(/_/g, ' ').trim()}`, sector }); continue; }
      const how = raw.startsWith('=') ? 'whole' : raw.endsWith('<') ? 'begins' : 'either';
      if (!words.has(bare) || how === 'either') words.set(bare, { sector, how });
    }
  }
  return { words, phrases };
}
