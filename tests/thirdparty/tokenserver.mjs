// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Starts oidc-provider, a certified OAuth 2.0 server, for the client credentials grant:
//
//   node tokenserver.mjs --issuer URL --secret-client ID --certificate-client ID
//                        --certificate FILE.pem --scope S [--scope S ...]
//
// The first client's secret is in the environment variable TOKENSERVER_CLIENT_SECRET; the second
// one proves itself by assertions that the private key of the certificate has signed (PS256).
// It listens on a free port of 127.0.0.1 and expects a TLS proxy at the issuer's address. Standard
// output tells "listening on PORT", and "issued TOKEN" for every token.
import { X509Certificate, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import Provider from 'oidc-provider';

const { values: options } = parseArgs({
  options: {
    issuer: { type: 'string' },
    'secret-client': { type: 'string' },
    'certificate-client': { type: 'string' },
    certificate: { type: 'string' },
    scope: { type: 'string', multiple: true },
  },
});

const audience = 'https://provisioning.example';

/** What both clients share: they sign in for themselves, never for a person in a browser. */
const machineClient = {
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
};

function certificateKeys(file) {
  const jwk = new X509Certificate(readFileSync(file)).publicKey.export({ format: 'jwk' });
  return { keys: [{ ...jwk, use: 'sig', alg: 'PS256' }] };
}

function signingKeys() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] };
}

const provider = new Provider(options.issuer, {
  clients: [
    {
      ...machineClient,
      client_id: options['secret-client'],
      client_secret: process.env.TOKENSERVER_CLIENT_SECRET,
      token_endpoint_auth_method: 'client_secret_post',
    },
    {
      ...machineClient,
      client_id: options['certificate-client'],
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'PS256',
      jwks: certificateKeys(options.certificate),
    },
  ],
  jwks: signingKeys(),
  ttl: { ClientCredentials: 3600 },
  extraTokenClaims: () => ({ roles: ['ProvisioningAPI.Admin'] }),
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      getResourceServerInfo: () => ({
        audience,
        scope: options.scope.join(' '),
        accessTokenFormat: 'jwt',
      }),
    },
  },
});

// The proxy in front tells by which address it was asked; assertions name that address.
provider.proxy = true;
provider.on('grant.success', (ctx) => console.log(`issued ${ctx.body.access_token}`));

const server = provider.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`);
});
