// Sends so many messages with npm web-push as its README has it, with one agent that
// keeps its lines: node send.mjs ADDRESS CERTIFICATE TARGETS COUNT AT-ONCE
import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { connect } from 'node:tls';
import webpush from 'web-push';

const [address, certificate, targets, count, atOnce] = process.argv.slice(2);
const [host, port] = address.split(':');
const ca = readFileSync(certificate);
const subscriptions = JSON.parse(readFileSync(targets, 'utf8'));
const agent = new Agent({ keepAlive: true, maxSockets: Number(atOnce) });
agent.createConnection = (options) => connect({ host, port: Number(port), servername: options.servername ?? options.host, ca });
const keys = webpush.generateVAPIDKeys();
webpush.setVapidDetails('mailto:drift@strandborg.example', keys.publicKey, keys.privateKey);
const payload = JSON.stringify({ id: 'x'.repeat(16), receipt: 'x'.repeat(43), title: 'Du har en aftale i morgen', text: 'Åbn Én Plan for at se mere.', to: '/aftaler/x', tag: 'x'.repeat(32) });
let next = 0;
await Promise.all(
  Array.from({ length: Number(atOnce) }, async () => {
    while (next < Number(count)) await webpush.sendNotification(subscriptions[next++ % subscriptions.length], payload, { TTL: 3600, urgency: 'high', agent });
  }),
);
agent.destroy();
