/** What speaks of passwords and tokens and holds none: code, schemas, manuals, prompts, other options of the same letters. */
import { expect, test } from '@jest/globals'
import { createMask } from '../../../src/core/mask/index.js'

const lines = `password: z.string().min(8)
password: z.string().min(8, 'Too short'),
  password: z.string(),
password: String
password: String,
password?: string;
password: string;
  readonly password: string
password: str
password: str = None
password: Optional[str] = None
password: SecretStr
password: Annotated[str, Field(min_length=8)]
password: &str,
password: Option<String>,
pub token: Option<String>,
token: Arc<Mutex<Token>>,
password: types.StringType
password: yup.string().required()
password: Joi.string().required(),
password: faker.internet.password(),
password: DataTypes.STRING,
password: { type: String, required: true },
password: { type: 'string', minLength: 8 }
"password": { "type": "string" }
"password": {"type":"string","format":"password"}
password: undefined,
password: null
password: bcrypt.hashSync(pw, 10)
password: hash(password)
password: process.env.DB_PASSWORD,
password: os.getenv("PW")
password: config.get('db.password')
password: \${{ secrets.PW }}
password: $(cat /run/secrets/pw)
password: !vault |
password: !Ref DbPassword
password: required
password: minLength 8
password: must be at least 8 characters
password: varchar(255)
password varchar(255) NOT NULL,
password text,
\`password\` varchar(255)
password = models.CharField(max_length=128)
password = forms.CharField(widget=forms.PasswordInput)
password = Column(String(255))
password = serializers.CharField(write_only=True)
password = getpass.getpass("Password: ")
password = input("Password: ")
password = request.form['password']
password = self.password
password = args.password
password := os.Getenv("PW")
password := flag.String("password", "", "the password")
password = var.db_password
password = random_password.db.result
password = data.aws_secretsmanager_secret_version.x.secret_string
password = (sensitive value)
password = <sensitive>
      + password = (sensitive value)
      ~ token    = (sensitive value) -> (known after apply)
      + password = (known after apply)
def login(user, password):
def login(user: str, password: str) -> bool:
function login(user: string, password: string): Promise<void> {
const { password, ...rest } = user
login(user, password)
self.assertEqual(password, "x")
if (password !== confirmPassword) {
if password == "":
expect(password).toBe
token: Token;
token: string | undefined
token: string,
token: identifier
secret: string
secret: Buffer
apiKey: string;
apiKey?: string
api_key: str
api_key: Optional[str] = None
apiKey: process.env.API_KEY
api_key = os.environ["API_KEY"]
private String password;
private final String apiKey;
String password = null;
char *password = NULL;
std::string password;
let password: String
let password: String = ""
var token: String?
val password: String,
password: () => string
password: PropTypes.string,
password: expect.any(String),
password: jest.fn()
passwordHash: string
usage: login [--user USER] [--password PASSWORD]
  -p, --password string        Password
  --password PASSWORD   the password
  --password <password>  Password
  --password=PASSWORD
  --password TEXT  Password
      --token string       token (default "")
  --token TOKEN         API token
  --api-key KEY
  --secret-string (string)
  -u, --user <user:password>  Server user and password
curl: try 'curl --help'
Usage: mysql [OPTIONS] -p password
Enter password:
Password:
Password for user app:
Enter passphrase for key '/root/.ssh/id_rsa':
Wrong password: authentication failed
Error: password authentication failed for user "app"
FATAL: password authentication failed for user "postgres"
Invalid password: must contain a digit
Your password has expired
password: incorrect
The password is incorrect
The password is too short
The password is required.
The token is invalid
The token is expired
unexpected token: identifier
SyntaxError: Unexpected token } in JSON
token: unexpected end of input
AssertionError: password: expected string
Passwort: erforderlich
Passwort falsch
mot de passe incorrect
Mot de passe oublié ?
contraseña: obligatorio
senha: inválida
パスワード: 必須
пароль: неверный
key: value
public key: abcd1234
cache key: node-modules-abcdef123456
Cache restored from key: Linux-node-5f3c9a1b2d
[test] user login with password ok
PASS src/a.test.ts
PASS test/login.test.js (5.2 s)
--- PASS: TestPassword (0.00s)
> PASS
echo "hello" | grep passwd
cat /etc/passwd | grep root
read -r a b <<< "1 2"
jq . <<< '{"a":1}'
docker run -p 8080:80 nginx
docker run -u 1000:1000 x
docker run --user 1000:1000 x
kubectl port-forward svc/a -p 80
ssh -p 2222 host
mkdir -p build/out
cp -p a b
useradd -m deploy
sudo useradd -m -s /bin/bash ci
zip -r a.zip b
git push -u origin main
curl -sSfLo out.tgz https://x.test/a
curl -u $USER:$PASS https://x
curl -fsSL https://deb.nodesource.com/gpgkey
curl -b cookies.txt https://x
vault kv get secret/app
npm config set registry https://r.test
npm config set strict-ssl false
yarn config set cache-folder /tmp/x
bundle config set --local path vendor/bundle
bundle config set --local without development:test
pip config set global.index-url https://pypi.org/simple
aws ssm put-parameter --name /a --type String --value x
aws secretsmanager get-secret-value --secret-id a
gh secret list
openssl rsa -in a -passin env:PW
openssl passwd -6
passwd: password updated successfully
net user
nuget push out/My.Package.1.2.3.nupkg -Source https://n
dotnet nuget push "bin/Release/My.Very.Long.Package.Name.nupkg" --source x
helm upgrade --install a ./c --set image.tag=v1.2.3
gpg --batch --import key.asc
security list-keychains
rclone copy a b
heroku config:set NODE_ENV=production
-> "v1.2.3" -> "v1.2.4"
version = "1.2.3" -> "1.2.4"
  ~ image = "a" -> "b"
The authenticity of host 'h (1.2.3.4)' can't be established.
debug1: identity file /root/.ssh/id_rsa type 0
debug1: Authentications that can continue: publickey,password
debug1: Next authentication method: password
debug1: Server host key: ssh-ed25519 SHA256:abc
debug1: kex: algorithm: curve25519-sha256
debug2: pubkey_prepare: done
SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDr5Zx7aGmZJ8QWd1Y root@host (ED25519)
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl github.com
alter table users add column password text
SELECT password FROM users
IDENTIFIED BY PASSWORD
Authorization: Bearer <token>
Authorization: Digest realm="x"
"token": "string",
token="csrf"
name="password" type="password"
<input type="password" name="password">
<password>string</password>
label: "Password",
placeholder: 'Enter your password'
message: 'Password is required'
"password": "Password",
password: 'Passwort',
token count: 1234
tokens: 5000
max_tokens: 4096
secret/app/config
apiVersion: v1
kind: SecretStore
secretName: my-secret
secretKeyRef:
key: password
name: db-password
keyPassword: String?
storePassword = keystoreProperties['storePassword']
set -o pipefail; echo "$TOKEN" | docker login -u x --password-stdin ghcr.io
echo "\${{ secrets.X }}" | docker login --password-stdin
printf '%s' "$PW" | sudo -S true
echo yes | sudo -S apt-get install x
plain: word -> other`.split('\n')
const mask = createMask([])

test.each(lines)('%s', (line) => expect(mask(line)).toBe(line))
