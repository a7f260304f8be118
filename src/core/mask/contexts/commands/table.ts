/** Commands and where they take a secret, by what their own help says. */
import { type Command, command } from './command.js'

const transfers: readonly Command[] = [
  command('curl', 'curl', {
    pair: '-u* --user -U* --proxy-user',
    secret: '--oauth2-bearer --pass --proxy-pass --tlspassword',
  }),
  command('curl', 'curl', { pair: '-b* --cookie', separator: '=', looks: /^[^$]{8,}$/ }),
  command('wget|aria2c', 'wget|aria2c', {
    secret: '--password --http-password --http-passwd --ftp-password --ftp-passwd --proxy-password',
  }),
  command(' -a |--auth', 'https?|xhs?', { pair: '-a --auth' }),
  command('lftp|open -u', 'lftp|open', { pair: '-u', separator: ',' }),
  command('ncftp', 'ncftp(?:put|get|ls)?', { secret: '-p' }),
  command('smbclient|rpcclient|winexe|smbmap|smbget|net ', 'smbclient|rpcclient|winexe|smbmap|smbget|net', {
    pair: '-U+ --user',
    separator: '%',
  }),
  command('plink|pscp|psftp|putty|pageant|autossh', 'plink|pscp|psftp|putty|autossh', { secret: '-pw' }),
  command('sshpass', 'sshpass', { secret: '-p+' }),
  command('freerdp|rdesktop|mstsc', '(?:[xw]l?|sdl-)?freerdp[23]?|rdesktop', { secret: '/p: /gp: -p -p:' }),
  command('skopeo|podman|buildah|-creds', 'skopeo|podman|buildah', {
    pair: '--creds --src-creds --dest-creds',
    secret: '--src-registry-token --dest-registry-token',
  }),
  command('svn|p4 ', 'svn|svnadmin', { secret: '--password' }),
  command('p4 ', 'p4', { secret: '-P', looks: /^.{6,}$/ }),
]

const databases: readonly Command[] = [
  command('mysql|mariadb', 'mysql(?:admin|dump|import|show|sh|check|slap|pump|binlog)?|mariadb(?:-[a-z]{3,8})?', {
    secret: '-p! --password',
    looks: /^.{3,}$/,
  }),
  command('mongo', 'mongo(?:sh|dump|restore|export|import|stat|top|files)?', { secret: '-p --password' }),
  command('redis-cli|valkey-cli', '(?:redis|valkey)-(?:cli|benchmark)', { secret: '-a+ --pass' }),
  command(
    'redis-cli|valkey-cli',
    '(?:redis|valkey)-cli\\b[^\\r\\n|;&]{0,80}?[ \\t](?:AUTH|auth|requirepass|masterauth)',
    { operand: 0 },
  ),
  command('sqlcmd|bcp |osql |isql ', 'sqlcmd|bcp|osql|isql', { secret: '-P+' }),
  command(
    'cqlsh|influx|clickhouse|rabbitmqadmin|cbq|couchbase',
    'cqlsh|influx|clickhouse(?:-client)?|rabbitmqadmin|cbq|couchbase-cli',
    { secret: '-p --password -password' },
  ),
  command('rabbitmqctl', 'rabbitmqctl[ \\t]+(?:-\\S{1,40}[ \\t]+){0,3}(?:add_user|change_password|authenticate_user)', {
    operand: 1,
  }),
  command('ldap', 'ldap(?:search|add|modify|delete|whoami|passwd|compare|exop|modrdn)', { secret: '-w+' }),
  command('snmp', 'snmp(?:get|getnext|walk|bulkwalk|set|trap|table)', { secret: '-A -X' }),
  command('mosquitto|ipmitool|swift', 'mosquitto_(?:pub|sub|rr)|ipmitool', { secret: '-P+' }),
  command('swift', 'swift', { secret: '-K' }),
]

const registries: readonly Command[] = [
  command(
    'login',
    '(?:docker|podman|helm|oc|az|buildah|skopeo|nerdctl|cf|argocd|regctl|crane|oras|singularity|apptainer)\\b[^\\r\\n|;&]{0,60}?\\blogin',
    { secret: '-p+ --password', stdin: 'whole' },
  ),
  command(
    'twine|poetry publish|uv publish|hatch publish|flit publish',
    'twine|poetry[ \\t]+publish|uv[ \\t]+publish|flit[ \\t]+publish',
    { secret: '-p+ --password --token' },
  ),
  command('hatch publish', 'hatch[ \\t]+publish', { secret: '-a --auth' }),
  command('npm |yarn |pnpm |conda |pip ', '(?:npm|pnpm|yarn|conda|mamba)(?:[ \\t]+config)?[ \\t]+(?:set|--set)', {
    settings: 'named',
  }),
  command('nuget', '(?:dotnet[ \\t]+)?nuget(?:\\.exe)?[ \\t]+push', {
    secret: '-k --api-key -ApiKey -apikey',
    operand: 1,
    looks: /^[A-Za-z0-9-]{16,}$/,
  }),
  command('nuget', '(?:dotnet[ \\t]+)?nuget(?:\\.exe)?[ \\t]+(?:setapikey|SetApiKey)', { operand: 0 }),
  command('nuget', '(?:dotnet[ \\t]+)?nuget(?:\\.exe)?[ \\t]+(?:add|update|sources?)', {
    secret: '-p --password -Password -password',
  }),
  command(
    'composer config|poetry config',
    '(?:composer|poetry)[ \\t]+config(?:[ \\t]+-[a-z-]+)*[ \\t]+["\']?http-basic\\.\\S{1,80}',
    { operand: 1 },
  ),
  command(
    'composer config|poetry config',
    '(?:composer|poetry)[ \\t]+config(?:[ \\t]+-[a-z-]+)*[ \\t]+["\']?(?:pypi-token|github-oauth|gitlab-token|bearer)\\.\\S{1,80}',
    { operand: 0 },
  ),
  command(
    'cargo login|snyk auth|authtoken|setapikey|unseal|service install',
    'cargo[ \\t]+login|snyk[ \\t]+auth|ngrok(?:[ \\t]+config)?[ \\t]+(?:add-)?authtoken|vault[ \\t]+operator[ \\t]+unseal|cloudflared[ \\t]+service[ \\t]+install',
    { operand: 0, looks: /^.{8,}$/ },
  ),
]

const stores: readonly Command[] = [
  command('gh secret|gh variable|glab variable', `gh[ \\t]+(?:secret|variable)[ \\t]+set`, {
    secret: '-b+ --body',
    stdin: 'whole',
  }),
  command('glab variable', 'glab[ \\t]+variable[ \\t]+(?:set|update)', {
    secret: '-v --value',
    operand: 1,
    stdin: 'whole',
  }),
  command('secretsmanager|put-parameter', 'secretsmanager', { secret: '--secret-string --secret-binary' }),
  command('securestring', 'put-parameter(?=[^\\r\\n|;&]{0,600}SecureString)', { secret: '--value' }),
  command('aws |master-user-password', 'aws', { secret: '--master-user-password --password --secret-key' }),
  command('keyvault', 'keyvault[ \\t]+secret[ \\t]+set', { secret: '--value' }),
  command('az sql|az vm|az ', 'az[ \\t]+(?:sql|vm|postgres|mysql|synapse|ad)', {
    secret: '-p --admin-password --password --account-key',
  }),
  command(
    'secrets|secret put',
    '(?:flyctl|fly|doppler|wrangler|supabase|infisical)[ \\t]+secrets?[: \\t]+(?:set|put|import|bulk)',
    { settings: 'all', stdin: 'whole' },
  ),
  command(
    'config:set|env:set|env set',
    '(?:heroku|netlify|scalingo|render|koyeb)[ \\t]+(?:config|env)[: \\t]+(?:set|add)',
    { settings: 'named' },
  ),
  command(
    'vercel env|travis env|context store-secret|secret:create',
    'vercel[ \\t]+env[ \\t]+add|travis[ \\t]+env[ \\t]+set',
    { operand: 1, stdin: 'whole' },
  ),
  command('store-secret', 'circleci[ \\t]+context[ \\t]+store-secret', { stdin: 'whole' }),
  command('secret:create|env:create', 'eas[ \\t]+(?:secret|env):(?:create|push)', { secret: '--value' }),
  command('travis encrypt', 'travis[ \\t]+encrypt', { settings: 'all' }),
  command('pulumi config', 'pulumi[ \\t]+config[ \\t]+set(?=[^\\r\\n|;&]{0,200}--secret)', {
    operand: 1,
    stdin: 'whole',
  }),
  command('user-secrets', 'dotnet[ \\t]+user-secrets[ \\t]+set', { operand: 1 }),
  command('vault kv|vault write', 'vault[ \\t]+(?:kv[ \\t]+(?:put|patch)|write[ \\t]+(?:secret|kv)/\\S+)', {
    settings: 'all',
  }),
  command('vault login', 'vault[ \\t]+login', { operand: 0, stdin: 'whole', looks: /^(?!\w+=)[^\s/]{8,}$/ }),
  command('vault login', 'vault[ \\t]+login', { settings: 'named' }),
  command('consul kv', 'consul[ \\t]+kv[ \\t]+put', { settings: 'named' }),
  command('rclone', 'rclone(?:\\.exe)?[ \\t]+config[ \\t]+(?:create|update|password)', { settings: 'named' }),
  command('rclone obscure|hash-password', 'rclone[ \\t]+obscure', { operand: 0, stdin: 'whole' }),
  command(
    'docker secret|gcloud secrets|podman secret',
    '(?:docker|podman)[ \\t]+secret[ \\t]+create|gcloud[ \\t]+secrets[ \\t]+(?:versions[ \\t]+add|create)',
    { stdin: 'whole' },
  ),
  command('mc alias|mc config|host add', 'mc[ \\t]+(?:alias[ \\t]+set|config[ \\t]+host[ \\t]+add)', { operand: 3 }),
  command('ansible-vault', 'ansible-vault[ \\t]+encrypt_string', { operand: 0, stdin: 'whole' }),
  command('secretkey|reg add', 'reg[ \\t]+add(?=[^\\r\\n|;&]{0,200}(?:[Pp]assw|[Ss]ecret|[Tt]oken))', { secret: '/d' }),
]

const accounts: readonly Command[] = [
  command('chpasswd', 'chpasswd', { stdin: 'pair' }),
  command(
    'passwd|sudo|kinit|smbpasswd|createuser|snap login|runas|p4 login|openvpn|cryptsetup|htpasswd',
    'sudo[ \\t]+(?:-[A-Za-z]+[ \\t]+)*-S|passwd|kinit|smbpasswd|createuser|snap[ \\t]+login|runas|p4[ \\t]+login|openvpn|cryptsetup|su',
    { stdin: 'whole' },
  ),
  command(
    'password_stdin|password-stdin|passphrase-fd|with-token|pass stdin|context create',
    `(?:docker|podman|helm|gh|gpg2?|openssl|sshfs|hcloud)(?=[^\\r\\n|;&]{0,300}(?:--?o?[ ]?password[_-]stdin|--passphrase-fd|--with-token|-pass(?:in)?[ \\t]+stdin|context[ \\t]+create))`,
    { stdin: 'whole' },
  ),
  command('useradd|usermod|groupmod|newusers', 'useradd|usermod|groupmod|gpasswd', { secret: '-p+ --password' }),
  command('htpasswd', 'htpasswd[ \\t]+-(?![A-Za-z]*n)[A-Za-z]{0,6}b[A-Za-z]{0,6}(?:[ \\t]+-C[ \\t]+\\d+)?', {
    operand: 2,
  }),
  command('htpasswd', 'htpasswd[ \\t]+-(?=[A-Za-z]*n)[A-Za-z]{0,6}b[A-Za-z]{0,6}(?:[ \\t]+-C[ \\t]+\\d+)?', {
    operand: 1,
  }),
  command('mkpasswd|openssl passwd', 'openssl[ \\t]+passwd|mkpasswd', {
    operand: 0,
    stdin: 'whole',
    looks: /^(?!\d$)(?!sha-?\d).{4,}$/,
  }),
  command('--plaintext', 'caddy[ \\t]+hash-password', { secret: '-p --plaintext' }),
  command('wpa_passphrase', 'wpa_passphrase', { operand: 1 }),
  command('nmcli', 'nmcli', { settings: 'named' }),
  command('dscl', 'dscl\\b[^\\r\\n|;&]{0,40}?-passwd', { operand: 1 }),
  command('sysadminctl', 'sysadminctl', { secret: '-password -adminPassword -newPassword' }),
  command('cf auth', 'cf[ \\t]+auth', { operand: 1 }),
  command('doctl auth', 'doctl[ \\t]+auth[ \\t]+init', { secret: '-t --access-token' }),
  command('gitlab-runner', 'gitlab-runner[ \\t]+register', { secret: '-r -t --token --registration-token' }),
  command('codecov|coveralls|crowdin', 'codecov(?:\\.sh|cli)?|codecov\\.io/bash\\)?|coveralls|crowdin', {
    secret: '-t -T --token --repo_token --repo-token',
  }),
  command('trcli|psexec', 'trcli|psexec(?:64)?|PsExec(?:64)?', { secret: '-p --password' }),
  command('altool|notarytool', 'altool|notarytool', { secret: '-p --password' }),
]

const keys: readonly Command[] = [
  command('zip -|zipcloak', 'unzip|zip|zipcloak', { secret: '-P+' }),
  command('rar |7z a|7z x|7z e|7z u|7z t|7z l|7za |7zr |7zz |7z.exe', '7za?|7zr|7zz|rar|unrar', { secret: '-p! -hp!' }),
  command('openssl', 'openssl', { secret: '-k -K' }),
  command('gpg', 'gpg2?', { secret: '--passphrase' }),
  command('ssh-keygen', 'ssh-keygen', { secret: '-N -P' }),
  command(
    'keychain|security import|security export|partition-list',
    'security[ \\t]+(?:unlock-keychain|create-keychain|set-keychain-password|import|export|set-key-partition-list)',
    { secret: '-p -P -k', looks: /^(?!.*\.keychain).+$/ },
  ),
  command('signtool|certutil', 'signtool', { secret: '/p -p' }),
  command('certutil|codesign', 'certutil', { secret: '-p' }),
  command('azuresigntool', 'AzureSignTool|azuresigntool', { secret: '-kvs --azure-key-vault-client-secret -kva' }),
  command('schtasks', 'schtasks', { secret: '/RP /rp /P /p' }),
  command('cmdkey', 'cmdkey', { secret: '/pass:' }),
  command('wmic|iisreset', 'wmic|iisreset', { secret: '/password:' }),
  command('swaks', 'swaks', { secret: '-ap --auth-password' }),
]

export const commands: readonly Command[] = [...transfers, ...databases, ...registries, ...stores, ...accounts, ...keys]
