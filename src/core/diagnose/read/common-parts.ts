/**
 * The commonest parts of four bytes in CI logs, commonest first: 1,000 of them, from 700 logs of nine collections, each of equal
 * weight. Only speed depends on them: what is looked for by these is looked for in vain most of the time.
 */
const parts =
  '    ....avenmaveing testorg/----/mavachehttploadinfodownnloaownlwnloapacpach httrepotion dow kb .orgttpstps:s://ps:/: ht' +
  '/rep://r//reepo.fromven.che..mavrom .apa froe.org/marg/mdinghe.on.apcompen.ao.mapo.m/orgbuiluildting.pomb   kb   comadin' +
  '====oadecommrunnentradedcentjectntraz   tral at oadistepctioven-ng f ...al: heckchecom cl: h cenral:m cejavaexus tes to ' +
  'b atatioche/plexest_lexukb aded s:  objecom/velo/pleionsbjecnnercodeunneorenloreelor/apa con.comcontng orrorerro obj/com' +
  'rg/aning run forlingknownownnknounkned fsionts: est own n stestsg/apectsg fr sted frwn sfilekb/s kb/.jarrun cts:workremo' +
  '/velthe g obrentpom z remmonommocore thepackparewith:tesactiompimpiluginion ... plugckerlugiablevinge/mafor ocke/tesven/' +
  'xus-::tetoryecti in dockresoed: s/plithuthubgithinstversus/phe/msing gitformport/giting:emotmoteild mpleersibuntuntuubun' +
  ': coread wittyperen/time ---te: rsiogit ng: pull buinsta vernode libote:groumonssourourcuniturceroupctor erratesconfons-' +
  'g: hhomeynamdynatallarenion_ith  remmandstalommammanons/org.ackackag-parfail/rune: confiest/orchleas-comressttp:kage-api' +
  '   ceasetorcdatallinnfigng d fil pul resent-letep://tp:/-plunot cachb.comentitorscrinterthonessiythoogleooglpythgoog rep' +
  '/libriptcrip.gitservomplring act notome/posicess/homlectarchsrc/nninage inteplettain/bin ins cheositg/coesolexecunniitla' +
  'utilsitontaisolveposstat: puxus/onta is gitltlabusr//usrd coe corg/cassebin/nameng tted ontejunistardebuebug/buimain/pyt' +
  'ns-cecutwarnxecutartng clate/codand .py:dule orgt coissussueormalocankinssintep ent/ner//secoad ents pro.javocalkinsjar ' +
  'enkijenkistr docmprereleeleamoduodulpy:: linent  staatinacosmacoen/ven-paineate  faiore regichanrust on ker mb/shausava:' +
  'dehaehauodehinerile ded:d: hdatepreppreseparrninb/sen/venamiaultarniamicrepaount pac/srcng iargen/mailin mb/lassshaphape' +
  'koutckoueckoect rchigistns/csectfauldefaefauegisaus//wor-protargrgetcouneck ins-clasbaseatchgin/s-corch/s-cipilireceages' +
  'm     covaluapesork/ange.. .langking. ..ileden/mmodeuntiartitoolublihub.g inlineompo/goocudapileeceiceivttinstryit cpubl' +
  'led ientprojmage.jen andomproundtravanchrancrtifimagfactlib/branner avisraviailee reest-vicenew overenti/chermatory o.je' +
  'ndinhangtilser-ct tot rests ase ettiun a-ci.ren-i.orivinci.oall po.jtati receiviblicratipass_dynub.culliilestial: do-con' +
  'pendnentonen chae/rutexts/chsonat foponerojeojecme/r of mponntinectoindeus-cner- /hoildsatypr/biiginrcestermsr/bfig  tim' +
  '-latorigrigin aclvinolvilinuinuxrequfounpdat   -onatifactifaupdaendiannondexs.pypytoytoritinnatyrrenull gin-api/ing-shar' +
  'nnotflowrect coruser-utig de couy::te forg/s up waitrestapi-/debcurrurres co  doesous/veer/wstrir/wo mac brahare/maickin' +
  '_shaen-sart:t/temetactedn-pl job exibacktemptatusts:atus reairecdireore/or: mic_ preode yingon:    alds/ratesure passele' +
  'lien-devend:rages-laclieproc-run orisue-/javerve imanges-coraititens fouccesnersallisterst/t canen-csed eration:ntex_sta' +
  'clud:   m...ic_sot fl coc_shbianlinkendeevalte cess thisinit reg daets:: youles/emon delror: or aemodaemhivechivt ordebi' +
  'ng becteebiasettaredvalialidludetureheadpather iternng p://groceelecrverlayecatito ded tcopyayer.debom/gncludeteulesargo' +
  'oces depat o//gi pytincllic/ld c/pubervivericargecurfire/indluat-tesaluaerifdelt thiutorelta creusinmon alsehis falsloud' +
  'ginsom res: clouin/grvicimplset aderrefitaskll clab.ild/ng s cod amdductab.c useer dget cos ild-ins/gradmarkcal ltasds/v' +
  'n/gias: g --d tolitytas:tectprov intice tentt chdistollem ren.orcuto/conext plat layexisxisteadyon_struenpacntiaerna be ' +
  'g fsror qualeckss laos cauto worn_stig -methad c fs latiare e infs lrifyect-o dolintr dal --st_tdgrondgrendggle-s noskip' +
  'odel/trag buunpather dattracn thuati-locgres dirsuppg chcoveest.leanuctong um/go-docain ker-lab-chinntenramegle/collcos-' +
  ' javorg:-mod --line me:  --n reqlibrefirnamourefg tomakeolvesendctinn teclip-cliclea_conreat -c icat infemovmporout stor' +
  '://duestprin /uscreak ..s::t setquess/coparsnduc   rveraed apporn-reinduuppoble t/in--loite-pineew bdentdoxioxialleclpin' +
  'alpi   frg: /soners/ noden-de lirovirg/p'

/** Rank of each, from 0. */
export const commonParts: ReadonlyMap<string, number> = new Map(
  (parts.match(/.{4}/g) ?? []).map((part, rank) => [part, rank]),
)
