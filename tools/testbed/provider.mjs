// A real provider of OpenID Connect for the tests, on a free port of this machine.
// It reads lines from standard input: first what it is to be, as JSON, then what is
// to happen. It answers each with a line, and ends when the input does.
//
// Whoever comes chooses who they are: by a press, or by ?as= at the page.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { value: first } = await lines.next();
const wanted = JSON.parse(first);

const server = createServer();
await new Promise((resolve) => server.listen(wanted.port ?? 0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

let down = false;
let keys = 0;
let provider = make();

/** Another instance knows the same sessions: they are kept beside it, in memory. */
function make() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const made = new Provider(issuer, {
    clients: [wanted.client],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: `key-${(keys += 1)}`, alg: 'ES256', use: 'sig' }] },
    scopes: wanted.scopes,
    claims: wanted.claims,
    // Its own way to ask refuses addresses of this machine, where the house of a test is.
    fetch: (address, { dispatcher: _, ...request }) => fetch(address, request),
    cookies: { keys: ['of the tests'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      pushedAuthorizationRequests: { enabled: wanted.pushed === true },
    },
    pkce: { required: () => true },
    ttl: { AuthorizationCode: 60, IdToken: 600, AccessToken: 600, Grant: 600, Session: 600, Interaction: 600 },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...wanted.people[id] }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new made.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope(wanted.scopes.join(' '));
      await grant.save();
      return grant;
    },
  });
  return made;
}

async function interact(request, response) {
  const as = new URL(request.url, issuer).searchParams.get('as');
  if (as === null) {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    const people = Object.keys(wanted.people).map((id) => `<p><a href="?as=${id}">${id}</a></p>`);
    return response.end(`<!doctype html><html lang="da"><title>Vælg</title><main><h1>Hvem er du?</h1>${people.join('')}<p><a href="?as=">Afbryd</a></p></main>`);
  }
  const result = as ? { login: { accountId: as } } : { error: 'access_denied' };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

server.on('request', (request, response) => {
  if (down) return response.destroy();
  const answer = request.url.startsWith('/interaction/') ? interact(request, response) : provider.callback()(request, response);
  return Promise.resolve(answer).catch(() => response.destroy());
});

const happen = {
  down: () => (down = true),
  up: () => (down = false),
  rotate: () => (provider = make()),
  /** Tells the client through the back that somebody is logged out. */
  logout: async (sub, sid) => (await provider.Client.find(wanted.client.client_id)).backchannelLogout(sub, sid),
};

console.log(JSON.stringify({ issuer }));
for await (const line of lines) {
  const [what, ...more] = line.split(' ');
  try {
    await happen[what](...more);
    console.log('done');
  } catch (error) {
    console.log(`failed: ${error.message}`);
  }
}
process.exit(0);
