/**
 * Tokens with a prefix of their own: those of gitleaks, as data, and those it lacks or holds to a length that issuers have
 * since left (GitHub’s installation tokens may be JWT-like strings of some 520 characters).
 */
import { gitleaks } from './gitleaks.js'

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
  'hvs\\.[A-Za-z0-9_-]{20,}',
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
  'sk-(?:ant-|proj-|svcacct-|admin-|or-v1-)?[A-Za-z0-9_-]{32,}',
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

export const tokens: readonly RegExp[] = [
  together([...more, ...gitleaks.flatMap(([, source, flag]) => (flag === undefined ? [source] : []))], 'gm'),
  together(
    gitleaks.flatMap(([, source, flag]) => (flag === 'i' ? [source] : [])),
    'gim',
  ),
]

const each = (start: string, signs: string): readonly string[] => [...signs].map((sign) => `${start}${sign}`)

/** What each of them holds, as its issuer writes it; three characters and more. */
export const tokenLiterals: readonly string[] = [
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
  ...each('-us', '0123456789'),
  ...each('SK', '0123456789abcdefABCDEF'),
  ...[...'0123456789'].map((digit) => `${digit}Q~`),
]
