/** What the model leaves out, listed once: About and the report's help print it, and the read-me has the same words. */
export const LEFT_OUT = {
  title: 'What the model leaves out',
  intro: 'It is a model of counts and waiting lines, not of any company’s servers.',
  items: [
    'Who hears a message is settled when it is posted; whoever switches to another chat reads it at once, also while the new handshake is under way.',
    'People switch at an even pace, to where chance and the sizes of the chats send them, or from one of their own chats to another; above two million switches in a run only their rate is told.',
    'Where people belong to several chats, all belong to as many; where chats are alike, whoever shares one chat shares them all.',
    'No batching of several messages into one write, but by designs that collect; no compression, no encryption.',
    'No crash of a component is played, and no partition of the network: what it comes to that one gateway dies is worked out beside the run, from the moment on at which everybody knows of it.',
    'No history, no presence, no likes, no push notifications to phones.',
    'The network takes one fixed time a hop and one a last mile; bandwidth is never short.',
    'A gateway’s core works on one copy at a time, whose writes may be shared out over the others; storages and topics have one core each.',
    'Costs are round numbers, or measured on one machine or published: the same for every design. Waking up has one price, however long a gateway has slept; ending a subscription has none.',
  ],
} as const;
