/**
 * Trades and the words they are known by, folded. A plain word counts where it stands, begins or ends a Swedish compound
 * ("möbelbutik" is a butik); with `=` it must stand alone, with `<` it begins a compound, with `>` it stands alone or ends one.
 * A `?` says that customers and wishes mention it just as often. A `_` is a space.
 */
const list = {
  tillverkning: `tillverk? manufactur >factory? >factories? fabrik? gjuteri foundry platslag platverkstad platfirma platbearbet smide< smedja =smed =smeder blacksmith =cnc cnc< svarv< fras< frasverk verkstadsindustri verkstadsforetag machine_shop machining legotillverk legojobb svets< =welder =welders =welding
    industriforetag =industrin? sagverk sawmill stalverk steelworks pappersbruk snickerifabrik mobeltillverk furniture_maker trahus< husfabrik timmerhus mekanisk_verkstad mekaniska_verkstad verktygstillverk verktygsmak formsprut injection_mould =monterar elektronikprod kretskort tryckeri printing_house
    ytbehandl? lackering< pulverlack< maskinbygg batbygg =robotcell? =robotceller? produktionslin? production_line? traleksak< leksakstillverk kugghjul hydraulik< skinnhandsk< =knivar =knives trappor bastuug bastutunn vedklyv< slapkarr< husvagnstalt< toolmaker toolmaking vapen< fonster< =windows? module_house
    arbetsklader< traindustri traforadl verkstan? >verkstad?`,
  it: `it_foretag it_firma it_bolag it_konsult it_byra it_bransch inom_it mjukvar programvar software? =app? =appen? =appar? =apps? app_utveckl apputveckl =saas =programmerare =programmers? webbyra web_agency spelbolag spelstudio spelutveckl spelforetag game_studio gamedev dataspel games_studio making_games sensor? =sensors? =ai?
    ai_bolag ai_tjanst? algoritm? algorithm? datasystem? =datacenter data_centre =iot =plattform? =platform? blockchain< techbolag techforetag techstartup tech_company tech_startup =vr vr_studio systemutveckl medtech med_tech medicinteknik deep_tech =dronare? =drones? =robotik? =robotics? cybersakerhet cyber_security? =developer?
    =developers? automationsforetag machine_learning? digital_tjanst? hemsidesbyra`,
  tjanster: `frisor hairdress >salong >salon =barber =barberare stadfirma stadbolag stadforetag stadbransch =stadare =stadar cleaning? stadning? lokalvard fonsterputs redovisningsbyra redovisningskonsult ekonomibyra bokforingsbyra bookkeeping? =redovisning? konsultbolag konsultfirma konsultforetag >konsult? >konsulter? =consultant? =consultancy
    juristbyra advokatbyra law_firm reklambyra kommunikationsbyra =copywriter marketing_agency bemanning< bemanningsforetag staffing_firm rekryteringsbolag transportforetag transportfirma transportbolag akeri haulage trucking_company =taxi taxi< budfirma courier flyttfirma moving_company bilverkstad bilservice dackverkstad cykelverkstad bike_repair
    car_repair bilmekaniker tvatteri? laundry? skradder =tailor hundpensionat hundtrim hunddagis dog_grooming dog_daycare kattpensionat hundfrisor dog_walking hundpromenad fastighetsforvalt fastighetsskot maklarfirma real_estate_agency vaktbolag vaktarforetag bevakningsbolag bevakningsforetag security_company security_guard? korskol< driving_school
    utbildningsforetag coachingforetag nagelsalong nagelteknolog nail_salon skonhetssalong beauty_salon =spa hudvardssalong hudterapeut fransforlang tatuerare tatuerings< tattoo begravningsbyra funeral =translator =oversattare tolkforetag eventbyra eventforetag event_company maskinuthyr biluthyr arkitekt< =architect designbyra design_studio design_agency
    =gym personlig_tranare personal_trainer =sotare =sotaren forskol< preschool? barnpassning hemservice virtual_assistant inredningsarkitekt hasttransport ridlarare`,
  bygg: `byggfirma byggforetag byggbolag byggbransch byggentrepren byggnadsvard byggmast =byggare =bygg construction_company construction_firm =builder =builders snickare snickerifirma >snickeri =carpenter =carpenters =carpentry joinery =elektriker =elfirma =elfirman elinstallat electrician vvs< =vvs rormokare rorfirma rorinstall plumber plumbing
    gravfirma gravmaskin gravskop gravare =excavator schaktfirma schaktning markarbet anlaggningsfirma anlaggningsarbet malarfirma malerifirma =malare =maleri painting_company =murare murarfirma bricklayer plattsatt golvlagg taklagg takfirma roofing roofer rivfirma demolition betongstation betongfirma ventilationsfirma solcellsinstall solcellsfirma
    glasmast stallningsbyg asfaltfirma stugbygg husbygg renoveringsfirma brunnsborr scaffolding anlaggningsmaskin entreprenadfirma entreprenadmaskin`,
  turism: `turistforetag turistanlagg turistverksam turism? tourism? >camping campsite campingplats caravan_park hotell< >hotell =hotel =hostel vandrarhem pensionat? restaurang restaurant =pizzeria =pizzerian =pizzerior >krog? >krogen =pub =gastgiveri gatukok food_truck foodtruck matvagn stugby stuguthyr hyr_ut_stugor hyr_ut_rum hyr_ut_batar cabins? cottages?
    fjallstuga skidanlagg skidort? skidskol ski_resort? ski_rental skiduthyr skoteruthyr snoskotersafari hundspann dog_sled =guide? =guider? fiskeguide vandringsguide guidning upplevelseforetag aventyrs< adventure_company besoksmal? besoksnaring? fiskecamp fishing_tours kanotuthyr canoe_rental konferensanlagg konferensgard resebyra< travel_agency
    turridning gardsturism gardsturrism paketresor nojespark catering? glassbar bed_and_breakfast bed_breakfast b_b =inn_keeper airbnb? guesthouse guest_house`,
  jordbruk: `lantbruk jordbruk =farm =farms =farmer =farmers =farming sheep_farm =bonde =bonden =bonder >bonde >bonder bondgard mjolkkor mjolkgard mjolkprod notkreatur notkott< dairy_farm cattle? hastgard hastverksam horse_farm ridskol ridhus riding_school inackordering hasthallning grisbonde pig_farm svinupp faruppfod faragare lammprod
    =sheep =tackor =getter =goats =poultry kycklinguppf fabod< fabonde >odlare odlar_ vegetabl_farm =odlar =odlingen? >odling? =grower =growers vaxthus? greenhouse? potatisodl gronsaksodl spannmal? ladugard< =kvigor biodl =bigard beekeep tradgardsmast tradgardsforetag plantskol handelstradgard arrendegard lamadjur fiskodl fish_farm
    hunduppfod =kennel jordgubbs< fruktodl vingard =vineyard algupp hjortupp kottdjur andelsjordbruk gardsstod svampodl blomsterodl`,
  skog: `skogsbruk skogsagare skogsforetag skogsentrepren skogsmaskin skogsfirma skogsfastighet skogsbolag skogsvard skogsplanter =skotare =skordare avverkning< forest_owner =forestry? forest_machine timmerkor timber_logging =logging =loggers rojfirma gallringsfirma vedfirma vedproduk saljer_ved sells_firewood =skog? =skogen? =firewood?`,
  handel: `>butik >butiken >butiker butiks< bybutik =shop =shops? village_shop =store webshop webbshop webbutik nathandel e_handel ehandel e_commerce ecommerce? online_store web_shop detaljhandel =retail =retailer? grossist< wholesal? lanthandel handelsbod =grocery kiosk< =kiosk =mack =macken bensinmack second_hand secondhand antikaffar antikhandel
    >blomsterhandel blomsteraffar kladaffar byaffar leksaksaffar inredningsaffar =florist bokhandel =bookstore importfirma importforetag jarnhandel jarnaffar byggvaruhus bilhandel bilfirma car_dealer dagligvaru diversehandel handelsforetag torghandel marknadshandl`,
  kultur: `keramik potter ceramic konstnar =artist =artists konsthantverk hantverkare? slojd< =slojd galleri gallery dansband rockband =bandet =band? musiker =musician =musicians musikfestival musikproduk music_studio skivbolag record_label fotograf photograph filmbolag filmproduk film_company teater< theatre theater dansskol dansstudio museum?
    =forfattare =writer bokforlag =publisher textilkonst glasblas glass_blow glashytta atelje silversmed goldsmith guldsmed smycke jewell dalahast wooden_horse vaveri =vavare weaving stickning< garnbutik illustrat grafisk_form graphic_design kulturhus kulturfestival kulturforening kulturforetag konstgalleri konstcentrum art_studio spelman<
    somnad syatelje =designer sydd_for_hand traslojd hemslojd hantverkshus =podcast musiklarare musikskol =hantverk`,
  livsmedel: `bageri bakery >bagare =baker =bakers konditori patisserie =tartor tarttillverk slakteri =butcher charkuteri charkfirma charkfabrik mejeri >dairy osttillverk =ostar ysteri =cheese ysta_ostar bryggeri brewery microbrew distiller destiller =whisky musteri =sylt =senap =chips knackebrod< tunnbrod< crispbread livsmedelsproduc livsmedelsforet
    livsmedelstillv livsmedelsprod food_producer food_company food_production matproduc matforadl kafferost coffee_roast choklad =chocolate godistillv candy_maker viltkott viltslakt glasstillv ice_cream? honungsprod gardsmejeri gardsslakt rokeri smokehouse kafe =kafeet =cafe =cafeet =cafes ostkaka =kvarn =kvarnen gardskvarn hundtugg pet_food matlador
    =kryddor brodbak surdeg`,
  vard: `vardbolag vardforetag vardcentral? vardgivare hemtjanst home_care hemsjukvard omsorgsbolag omsorgsforetag aldreboend? elderly_care massage =massoren massage_therap fysioterap sjukgymnast physio naprapat kiropr chiropract tandlak? tandvard dentist? =dental psykolog psycholog samtalsterap =terapeut therapist lakarmottag doctor_clinic klinik
    =clinic vaccinationsmott sjukskoterska? =nurse =nurses fotvard podiatr assistansbolag assistansforetag personlig_assistans behandlingshem rehabklinik rehabcenter halsovard? halsocoach yoga barnmorska? midwife optiker optician veterinar? veterinary? apotek? pharmacy? audionom friskvardsforet zonterapi akupunktur acupunct`,
} as const;

export type Trade = keyof typeof list;
export type Entry = { sector: Trade; how: 'whole' | 'begins' | 'ends' | 'either'; weak: boolean };

/** Sayings are kept by their first letters. */
export const sayingStart = 2;

/** The words of trades, and the sayings of several words, each with a space before it. */
export const { words: tradeWords, sayings: tradeSayings } = build();

function build(): { words: ReadonlyMap<string, Entry>; sayings: ReadonlyMap<string, readonly (Entry & { saying: string })[]> } {
  const words = new Map<string, Entry>();
  const sayings = new Map<string, (Entry & { saying: string })[]>();
  for (const [sector, text] of Object.entries(list) as [Trade, string][]) {
    for (const raw of text.split(/\s+/)) {
      const bare = raw.replace(/^[=>]|[<?]+$/g, '');
      const how = raw.startsWith('=') ? 'whole' : raw.startsWith('>') ? 'ends' : /<\??$/.test(raw) ? 'begins' : 'either';
      const entry: Entry = { sector, how, weak: raw.endsWith('?') };
      const start = bare.split('_')[0]?.slice(0, sayingStart) ?? '';
      if (bare.includes('_')) sayings.set(start, [...(sayings.get(start) ?? []), { ...entry, saying: ` ${bare.replace(/_/g, ' ').trim()}` }]);
      else if (!words.has(bare)) words.set(bare, entry);
    }
  }
  return { words, sayings };
}
