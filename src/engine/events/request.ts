/** What a courier is told beside what is posted: that somebody asks. */
import type { ChatRow } from '../../model/chatrow';
import type { Post } from './posting';
import type { Step } from './route';

/** Somebody asks now: a person, or a gateway for all its viewers of a chat. What they get is settled. */
export interface Request {
  readonly steps: readonly Step[];
  readonly role: 'user' | 'gateway';
  readonly at: number;
  readonly row: ChatRow;
  /** Messages that it is answered with, ascending. */
  readonly messages: readonly number[];
  /** Number of the asker's request, from 0. */
  readonly index: number;
}

/** Takes what is posted and asked for in one run. */
export interface Couriers {
  readonly post: Post;
  readonly ask: (request: Request) => void;
}
