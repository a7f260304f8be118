/**
 * Tokens with a prefix of their own: those of gitleaks, as data, and those it lacks or holds to a length that issuers have
 * since left (GitHub’s installation tokens may be JWT-like strings of some 520 characters).
 */
import { gitleaks } from './gitleaks.js'
import { serviceLiterals, services } from './services.js'

/** Sources: the formats each provider documents for secret scanning. */
const more: readonly string[] = [
  // GitHub, GitLab, registries
  'gh[pousr]_[A-Za-z0-9_.-]{16,}',
  'github_pat_[A-Za-z0-9_]{20,}',
  'v1\\.[0-9a-f]{40}(?![0-9a-f])',
  'gl(?:pat|ptt|dt|rt|rtr|cbt|ft|imt|agent|soat|oas|ffct|wt)-[A-Za-z0-9_.-]{20,}',
  'npm_[A-Za-z0-9]{30,}',
  'pypi-[A-Za-z0-9_-]{40,}',
  'rubygems_[a-f0-9]{40,}',
  'dckr_[a-z]{2,4}_[A-Za-z0-9_-]{20,}',
  'oy2[a-z0-9]{43}(?![a-z0-9])',
  'cio[A-Za-z0-9]{32}(?![A-Za-z0-9])',
  'AKCp[0-9][A-Za-z0-9]{60,}',
  'cmVmdGtuOj[A-Za-z0-9+/=]{40,}',
  // clouds
  // with the secret beside it, as a table of keys has them
  `A(?:KIA|SIA|BIA|CCA|3T[A-Z0-9])[A-Z0-9]{16}(?![A-Z0-9])(?:[ \\t,;:|"']{1,4}[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=]))?`,
  'ABSK[A-Za-z0-9+/]{60,}={0,2}',
  'ya29\\.[A-Za-z0-9_-]{20,}',
  'GOCSPX-[A-Za-z0-9_-]{20,}',
  '1//0[A-Za-z0-9_-]{40,}',
  'hv[sbr]\\.[A-Za-z0-9_-]{20,}',
  '[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])',
  '[A-Za-z0-9]{52}JQQJ9[A-Za-z0-9]{10,40}',
  '[A-Za-z0-9]{42}AzSeA[A-Za-z0-9]{5}',
  'LTAI[A-Za-z0-9]{12,}',
  'HRKU-[A-Za-z0-9_-]{30,}',
  '(?:fo1|fm1[ar]|fm2)_[A-Za-z0-9+/_-]{30,}={0,3}',
  'tskey-[a-z]{3,10}-[A-Za-z0-9_-]{16,}',
  'sbp_[a-f0-9]{40}',
  'nf[pcok]_[A-Za-z0-9]{36}',
  'dp\\.(?:st|sa|scim|audit|ct|pt)\\.[A-Za-z0-9._-]{32,}',
  // chat, payment, mail
  'xox[a-z]-[A-Za-z0-9%-]{10,}',
  'xoxe\\.xox[a-z]-[A-Za-z0-9-]{10,}',
  'xapp-[A-Za-z0-9-]{20,}',
  '(?:bot)?[0-9]{8,10}:AA[A-Za-z0-9_-]{32,34}(?![A-Za-z0-9_-])',
  '[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,}',
  'whsec_[A-Za-z0-9+/=]{24,}',
  'key-[0-9a-f]{32}(?![0-9a-f])',
  '[0-9a-f]{32}-us[0-9]{1,2}(?![0-9a-z])',
  'SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}',
  // models
  // a run without a hyphen tells a key from a name such as sk-learn-contrib
  'sk-(?:ant-|proj-|svcacct-|admin-|or-v1-)[A-Za-z0-9_-]{32,}',
  'sk-(?:[a-z]{2,8}-)?(?=[A-Za-z_-]{0,40}[0-9])[A-Za-z0-9_]{20,}[A-Za-z0-9_-]*',
  'sk-lf-[0-9a-f]{8}-[0-9a-f-]{27}',
  'lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}',
  'tvly-(?:dev-|prod-)?[A-Za-z0-9-]{20,}',
  '(?:csk|dsk)-[a-z0-9]{40,}',
  'fw_[A-Za-z0-9]{22,}',
  'tgp_v1_[A-Za-z0-9_-]{40,}',
  'jina_[a-f0-9]{32}[A-Za-z0-9_-]{20,}',
  'pcsk_[A-Za-z0-9_]{40,}',
  'rpa_[A-Z0-9]{40,}',
  'e2b_[a-f0-9]{40}',
  'hf_[A-Za-z0-9]{30,}',
  'gsk_[A-Za-z0-9]{40,}',
  'r8_[A-Za-z0-9]{36,}',
  'xai-[A-Za-z0-9]{60,}',
  'nvapi-[A-Za-z0-9_-]{50,}',
  'wandb_v1_[A-Za-z0-9_]{40,}',
  // services
  'CFPAT-[A-Za-z0-9_-]{40,}',
  'NR(?:AK|II|JS|SP)-[A-Za-z0-9_-]{20,}',
  'glc_[A-Za-z0-9+/=]{32,}',
  'sntrys_[A-Za-z0-9_=+/-]{40,}',
  'sq[paub]_[a-f0-9]{40}',
  'sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,}',
  'tfp_[A-Za-z0-9_.=-]{40,}',
  'BBDC-[A-Za-z0-9+/@_-]{40,}',
  'FLWSECK(?:_TEST)?-[A-Za-z0-9]{12,}(?:-X)?',
  '[MNO][A-Za-z0-9_-]{22,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,45}',
  'pat-[a-z]{2,3}[0-9]-[0-9a-f]{8}-[0-9a-f-]{27}',
  'cf(?:ut|at|k|oat)_[A-Za-z0-9_-]{32,}',
  'sb_secret_[A-Za-z0-9_-]{20,}',
  'vc[pkiar]_[A-Za-z0-9]{24,}',
  'access_token\\$(?:production|sandbox)\\$[a-z0-9]{16}\\$[a-f0-9]{32}',
  'rnd_[A-Za-z0-9]{28,}',
  'napi_[a-z0-9]{60,}',
  'apify_api_[A-Za-z0-9]{36}',
  'lin_oauth_[a-f0-9]{60,}',
  'jsr[pd]_[A-Za-z0-9]{30,}',
  'dt0s(?:01|16)\\.[A-Z0-9]{8,24}\\.[A-Z0-9]{64}',
  'hc[abx]i?k_[a-z0-9]{50,}',
  'ory_(?:at|rt|ac|st|pat)_[A-Za-z0-9_.-]{30,}',
  'sdk-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}',
  'tk_[a-z0-9]{29}(?![a-z0-9])',
  'dsapi[0-9a-f]{32}',
  'AKID[A-Za-z0-9]{32}',
  // passwords as hashes: a short one is found in minutes
  '\\$2[abxy]?\\$[0-9]{2}\\$[./A-Za-z0-9]{53}',
  '\\$(?:[156]|y|gy|7|sha1|apr1|md5)\\$(?:rounds=[0-9]{1,9}\\$)?[./A-Za-z0-9]{1,64}\\$(?:[./A-Za-z0-9]{1,64}\\$)?[./A-Za-z0-9]{16,90}',
  '\\$(?:argon2(?:id|i|d)|scrypt|pbkdf2(?:-sha[0-9]{1,3})?)\\$[./A-Za-z0-9=,$+-]{24,300}',
  'pbkdf2_sha(?:1|256|512)\\$[0-9]{3,8}\\$[A-Za-z0-9]{6,64}\\$[A-Za-z0-9+/]{20,}={0,2}',
  '\\{S?S(?:HA|HA256|HA512|MD5)\\}[A-Za-z0-9+/]{20,}={0,2}',
  'ATATT3[A-Za-z0-9_=-]{40,}',
  'AT(?:BB|CTT3)[A-Za-z0-9_=-]{24,}',
  'secret_[A-Za-z0-9]{43}(?![A-Za-z0-9])',
  'ntn_[A-Za-z0-9]{40,}',
  'figd_[A-Za-z0-9_-]{30,}',
  'ph[cx]_[A-Za-z0-9]{40,}',
  'sl\\.[A-Za-z0-9_-]{80,}',
  'ops_eyJ[A-Za-z0-9_=+/-]{60,}',
  'EAA[A-Z][A-Za-z0-9]{60,}',
  'CCIPAT_[A-Za-z0-9]{10,}_[0-9a-f]{40}',
  'bk(?:ua|aj|ct)_[a-f0-9]{32,}',
  'sgp_(?:[a-fA-F0-9]{16}_|local_)?[a-fA-F0-9]{40}',
  'pscale_(?:tkn|oauth|pw)_[A-Za-z0-9_.=-]{30,}',
  // a private key as one base64 text; certificates are public
  'LS0tLS1CRUdJTi(?!BDRVJU|BQVUJM)[A-Za-z0-9+/=_-]{40,}',
]

/**
 * Where a token may begin: after what is no letter or digit, or after what stands for one such character: an escaped line
 * end (`\nghp_…`), a percent code, what is left of a colour.
 */
const start = '(?<=^|[^A-Za-z0-9]|\\\\[nrtbfv]|%[0-9A-Fa-f]{2}|\\\\u[0-9a-fA-F]{4}|\\[[0-9;]{0,12}m)'
/** What an issuer has since made longer goes on with. */
const rest = '[A-Za-z0-9_=-]*'

const together = (sources: readonly string[], flags: string) =>
  new RegExp(`${start}(?:${sources.join('|')})${rest}`, flags)

/** Shapes nothing else has: also glued to a letter. */
const anywhere: readonly string[] = [
  'gh[pousr]_[A-Za-z0-9]{36,}',
  'github_pat_[A-Za-z0-9_]{60,}',
  'gl(?:pat|ptt|dt|rt|cbt|ft|imt|agent|soat|oas)-[A-Za-z0-9_.-]{20,}',
  'xox[abeoprs]-[0-9]{8,}-[A-Za-z0-9-]{16,}',
  'npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])',
  'pypi-AgEI[A-Za-z0-9_-]{40,}',
  'sk-(?:ant|proj|svcacct)-[A-Za-z0-9_-]{32,}',
  '[sr]k_live_[A-Za-z0-9]{16,}',
  'AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])',
  '(?<![A-Z0-9])A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Za-z0-9])',
  'dop_v1_[a-f0-9]{64}',
  'SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}',
  'hf_[A-Za-z0-9]{34}(?![A-Za-z0-9])',
  'dckr_pat_[A-Za-z0-9_-]{20,}',
]

export const tokens: readonly RegExp[] = [
  together(
    [...more, ...services, ...gitleaks.flatMap(([, source, flag]) => (flag === undefined ? [source] : []))],
    'gm',
  ),
  together(
    gitleaks.flatMap(([, source, flag]) => (flag === 'i' ? [source] : [])),
    'gim',
  ),
  new RegExp(anywhere.join('|'), 'g'),
]

const each = (start: string, signs: string): readonly string[] => [...signs].map((sign) => `${start}${sign}`)

/** Airtable and Resend begin with letters every third line holds; these are looked for as they are. */
export const commonStart =
  /(?<![A-Za-z0-9])(?:pat[A-Za-z0-9]{14}\.[a-f0-9]{64}|re_[A-Za-z0-9]{6,12}_[A-Za-z0-9]{18,40}(?![A-Za-z0-9_]))/g

/**
 * What is told by a sign in its middle, of issuers nobody listed too: a name in small letters, an underscore and 28 or more letters
 * and digits that change between cases as only random ones do (`acme_live_q8Zr…`); `1/id:hex` (Asana), `id.time.mac` (Discord), a
 * machine’s `0.uuid.secret:key` (Bitwarden). What stands before the sign stays: it names the issuer, and no secret.
 */
export const unlisted: readonly RegExp[] = [
  // the sign comes first: what must stand before it is looked at only there
  /_(?=[A-Za-z0-9]{28})(?<=(?<![A-Za-z0-9_-])[a-z][a-z0-9]{1,14}(?:[_-][a-z0-9]{1,12}){0,3}_)(?=[A-Za-z0-9]{0,40}\d[A-Za-z0-9]{0,40}\d)(?=(?:[A-Z0-9]{0,8}[a-z][a-z0-9]{0,8}[A-Z]){4})[A-Za-z0-9]{28,300}(?![A-Za-z0-9/])/g,
  /:(?=[a-f0-9]{32}(?![0-9a-f]))(?<=(?<![\w/.])[0-2]\/\d{10,20}(?:\/\d{10,20})?:)[a-f0-9]{32}/g,
  /\.(?=[A-Za-z0-9_-]{6}\.)(?<=(?<![A-Za-z0-9_.-])[A-Za-z0-9_-]{23,28}\.)(?=[A-Za-z0-9_-]{0,5}[A-Z])[A-Za-z0-9_-]{6}\.(?=[a-z0-9_-]{0,37}[A-Z])(?=[A-Za-z_-]{0,37}\d)[A-Za-z0-9_-]{27,38}(?![A-Za-z0-9_.-])/g,
  /\.(?=[A-Za-z0-9]{20,60}:)(?<=(?<![\w.])0\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.)[A-Za-z0-9]{20,60}:[A-Za-z0-9+/]{20,60}={0,2}/g,
]

/** The first three characters of a decimal number in base64: Discord’s tokens begin with the id of a bot. */
const idStarts: readonly string[] = Array.from({ length: 90 }, (_, at) => btoa(`${at + 10}0`).slice(0, 3))

/** What each of them holds, as its issuer writes it; three characters and more. */
export const tokenLiterals: readonly string[] = [
  ...serviceLiterals,
  ...'ghp_ gho_ ghu_ ghs_ ghr_ github_pat v1. GR1348 npm_ pypi- rubygems_ dckr_ oy2 cio AKCp cmVm'.split(' '),
  ...'glpat- glptt- gldt- glrt- glrtr- glcbt- glft- glimt- glagent- glsoat- gloas- glffct- glwt- glc_ glsa_'.split(' '),
  ...'AKIA ASIA ABIA ACCA A3T ABSK ya29 GOCSPX 1// hvs. hvb. JQQJ AzSeA LTAI HRKU fo1_ fm1 fm2 tskey sbp_'.split(' '),
  ...'nfp_ nfc_ nfo_ nfk_ dp.st dp.sa dp.scim dp.audit dp.ct dp.pt xox xapp :AA k_live k_test k_prod whsec'.split(' '),
  ...'key- SG. sk- hf_ gsk_ api_org r8_ xai- nvapi wandb CFPAT NRAK NRII NRJS NRSP sntry sqp_ sqa_ squ_ sqb_'.split(
    ' ',
  ),
  ...'sq0atp EAAA ATATT ATBB ATCTT secret_ ntn_ figd phc_ phx_ sl. ops_ EAA CCIPAT bkua bkaj bkct sgp_ pscale'.split(
    ' ',
  ),
  ...'LS0t A3- p8e- AGE- pat. sat. .acc_ .acc- bedrock- 4b1d CLOJARS doo_v1 dop_v1 dor_v1 dapi duffel dt0c'.split(' '),
  ...'EZAK EZTK FLW fio- AIza eyJ atlasv1 ico- s-s4 lin_ _mmk API- sha256~ pplx PMAK pnu_ pul- rdme tk-us'.split(' '),
  ...'xkeysib sm_aat sm_pat sm_sat shippo shpat shpca shppa shpss'.split(' '),
  ...'lsv2_ tvly- csk- dsk- fw_ tgp_v1 jina_ pcsk_ rpa_ e2b_ sq0 tfp_ BBDC FLWSECK pat- cfut_ cfat_ cfk_ cfoat_ sb_secret'.split(
    ' ',
  ),
  ...'vcp_ vck_ vci_ vca_ vcr_ access_token$ rnd_ napi_ apify_ jsrp_ jsrd_ dt0s hcaik hcbik hcxik hcak_ ory_ sdk- tk_ dsapi AKID hvr.'.split(
    ' ',
  ),
  ...'$2a$ $2b$ $2x$ $2y$ $2$ $1$ $5$ $6$ $y$ $gy$ $7$ $sha1$ $apr1$ $md5$ $argon2 $scrypt $pbkdf2 pbkdf2_ HA} HA256} HA512} MD5}'.split(
    ' ',
  ),
  ...idStarts,
  ...each('-us', '0123456789'),
  ...each('SK', '0123456789abcdefABCDEF'),
  ...[...'0123456789'].map((digit) => `${digit}Q~`),
]
