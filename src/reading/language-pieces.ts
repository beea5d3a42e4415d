/**
 * Pieces of three letters (folded; `_` is the edge of a word) that are far commoner in the words of one of our two languages than of
 * the other, counted over the different words of the sentences under `intents/`.
 */
const swedish = `
  _ak _av _by _fo _ka _kl _ko _kr _ku _kv _na _ny _sj _sk _sv _tj _up _ut _va ade aff ag_ aga agg ags aka akn akr akt ala ald amm amn anl ann ans ar_
  ara arb are arn ars as_ at_ ata att avg bar bet bil bok bol byg cka cke da_ dag dar de_ dek del den det dig dla dli dni dra duk eck eda eka ekl eko
  ekt ela eln els en_ era eri erk ern et_ eta ete ets far ffa fon for fra fte ga_ gar gen get gga ggn ghe gni gru gt_ hal het hus ig_ iga igt ik_ ika
  ike ikt ilj inn irm isk itt iva ja_ jal jer jor ka_ kad kal kam kan kap kar kas kat ken ker kla kli kna kni kol kom kon kop kor kot kra kri kt_ kte
  kti ktu kun kur kva kvi kyl la_ lad lag lan lar las lev lig lik lje ljo lko lla llt lni lok lse lst lt_ ma_ mas med mma na_ nad nar nas nat nde ndl
  nen nga nge ngs nik nin nku nna nsa nse nsk nst nto oka ola olk opp ora ore orn ors ott ppa ra_ rad raf rag rak ram rar ras rav rbe rde rek rer ret
  ri_ rik rka rkn rna ror rsa rsk rso ruk run sa_ sag sak sam san sar sat sen sfo sju ska ski sko skr skt sky sla sma sna sni sok ssa sta stn sty sva
  sve ta_ tad tag tan tar tbi tek ten tet tid tig tik til tla tni tsa tt_ tta tte tva tve ukt ull upp utv va_ vag van var vec vet vil vni yck ydd ygg
  yra yre yst ytt`;

const english = `
  _ac _ad _ap _as _au _bu _ca _ce _ch _cl _co _cr _cu _ea _em _ev _fe _hi _ne _no _ou _ow _ph _qu _sc _sh _su _sw _th _wa _we _wh _wi _wo _wr _ye abi
  abl acc ace act adv aid ail ain air anc any arc ary ash ath aun ay_ ays ble boo bou bui buy cal can car cat cco ce_ ces ch_ chi cho cia cie cla cle
  cli clo col com con coo cor cou cra cre cri cro cs_ ct_ cti cto ctr cts ctu cul day ded dev din ds_ duc dy_ ead eal ear eas eat eco ect ed_ ee_ eed
  eek een eep eet eig eli eme emp enc ep_ equ ery es_ ew_ ey_ fee fic fou ge_ ges gh_ ght gin gue gy_ hai hea hed hee her hes hin hip hir hol hoo hou
  how ht_ ia_ ian ibl ic_ ica ice ici ics ict ies ile inc ip_ ire ish ith ity ive kee ks_ lai ld_ le_ lea lec les lf_ lly loo low loy ls_ ly_ mai me_
  mic mpl nce ne_ ned nee nes not now nt_ nts oes oin old ome omp ook ool oom oor ose oth oug oul oun our ous out ow_ owe own ows pai pay pea ple ps_
  pub qua qui rac rai rch rea rec ree rem ric rly roo rou row rs_ ry_ sca scr se_ sed see ses sh_ sha she shi sho sib sit sts sub sur swe ted tee th_
  the thi tho thr tic tin ts_ ty_ ual uar ubl uct ue_ ues ugh uil uit ula unt ure urn urt ve_ ves war was way wed wee wel wer whe who win wit wn_ wor
  ws_ yin yme ys_`;

const sides: ReadonlyMap<string, number> = new Map([...pieces(swedish).map((piece) => [piece, 1] as const), ...pieces(english).map((piece) => [piece, -1] as const)]);

function pieces(list: string): string[] {
  return list.trim().split(/\s+/);
}

/** Which of the two languages a folded word looks like: above 0 Swedish, below 0 English, 0 neither. */
export function looksLike(word: string): number {
  const padded = `_${word}_`;
  let sum = 0;
  for (let at = 0; at + 3 <= padded.length; at++) sum += sides.get(padded.slice(at, at + 3)) ?? 0;
  return sum;
}
