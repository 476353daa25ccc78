/** Which component's card is open. */
export interface Selection {
  readonly role: 'gateway' | 'storage' | 'coordinator' | 'topic' | 'chatApi' | 'balancer';
  readonly index: number;
}
