/** What the presets of costs are called, on what they were measured, and where each figure comes from. */
import type { PresetId } from '../model/presets';
import type { CostKey } from '../model/scenario';

export interface PresetWords {
  readonly name: string;
  /** One sentence: for which case these are. */
  readonly meaning: string;
  readonly machine: string;
  /** Where a figure comes from; those that are not said here are the round numbers. */
  readonly sources: Readonly<Partial<Record<CostKey, string>>>;
}

const RIG_MACHINE = 'A virtual machine with two cores and other work beside; gateways on Node 20 with ws, Redis 7.0 as storage and broker, all on loopback. That flatters copies and overcharges writes: a networked write may be nearer 6 µs.';

const RIG_SOURCE = 'npm run rig -- --costs';

const MEASURED: PresetWords['sources'] = {
  tReceipt: `${RIG_SOURCE}: one copy more in a large block, by WebSocket`,
  tSend: `${RIG_SOURCE}: one copy more that the Chat API sends; 2.1 to 5.0 in runs that were too unsure to be offered`,
  tSendPublish: `${RIG_SOURCE}: one publication more that the Chat API sends, hundreds at a time: its client joins them into one write, as it does not with copies. All of a lone post came to 61 µs under direct on four gateways, 6 under topic per chat, 4 under chat gateways`,
  tQuery: `${RIG_SOURCE}: MGET of n keys is 8.7 + 0.08 n`,
  tLookup: `${RIG_SOURCE}: MGET of n keys is 8.7 + 0.08 n, of keys in memory, at most 100 a query`,
};

export const PRESET_WORDS: Readonly<Record<PresetId, PresetWords>> = {
  round: {
    name: 'round numbers',
    meaning: 'Assumptions, easy to reckon with.',
    machine: 'None: nobody has measured them.',
    sources: {},
  },
  quiet: {
    name: 'measured: quiet',
    meaning: 'What the rig measured where messages come one by one.',
    machine: RIG_MACHINE,
    sources: {
      ...MEASURED,
      tWake: `${RIG_SOURCE}: a copy alone, 8 ms after the one before, beside other work; 38 to 107 µs in runs that were too unsure to be offered`,
      tWrite: `${RIG_SOURCE}: eight chats in turn, a copy alone every 8 ms; to the same sockets again and again it was 4.6`,
      tPublish: `${RIG_SOURCE}: PUBLISH sent singly. Topic per user sends those of one message together: for it, the busy figure; 21 where the machine slept between them`,
      tNotify: `${RIG_SOURCE}: publications sent singly. Topic per user sends those of one message together: for it, the busy figure`,
      tSubscribe: `${RIG_SOURCE}: SUBSCRIBE sent singly`,
      tHandshake: `${RIG_SOURCE}: one handshake at a time, without TLS, authentication and the coordinator’s answer; 173 on another day`,
    },
  },
  busy: {
    name: 'measured: busy',
    meaning: 'What the rig measured where messages come in blocks, and much is done at a time.',
    machine: RIG_MACHINE,
    sources: {
      ...MEASURED,
      tWake: `${RIG_SOURCE}: a block of copies, 1 ms after the one before, beside other work; 12 µs on a machine that had nothing else to do`,
      tWrite: `${RIG_SOURCE}: eight chats in turn, 16 copies a block; 6.5 on a machine that had nothing else to do`,
      tPublish: `${RIG_SOURCE}: 64 PUBLISH at a time; 1.4 by eight`,
      tNotify: `${RIG_SOURCE}: 64 publications at a time; 0.46 by eight`,
      tSubscribe: `${RIG_SOURCE}: SUBSCRIBE by hundreds`,
      tHandshake: `${RIG_SOURCE}: 32 handshakes side by side, without TLS, authentication and the coordinator’s answer; 140 on another day`,
    },
  },
  published: {
    name: 'published',
    meaning: 'What Redis, Discord, goim and Centrifugo are said to come to; of what nobody has published, the round numbers stay.',
    machine: 'Several, none of them ours: the figures do not belong together.',
    sources: {
      tWrite: 'goim, its benchmark: 22 cores for 35.9 million messages delivered a second, which is 11 µs a write where 20 messages share a frame. Centrifugo, 2020, came to 64 µs for a message delivered, taking it in included',
      tSend: 'Discord, 2017: 30 to 70 µs for one send to another process in Erlang; the middle',
      tPublish: 'Redis, measured by Centrifugo in 2022: about 1.7 million publications a second, pipelined',
      tNotify: 'Redis, measured by Centrifugo in 2026: 650,000 deliveries of 256 bytes a second by one instance',
    },
  },
};

export const OWN_COSTS = 'own';

/** What a scenario's costs are called. */
export function presetName(id: PresetId | 'own'): string {
  return id === 'own' ? OWN_COSTS : PRESET_WORDS[id].name;
}
