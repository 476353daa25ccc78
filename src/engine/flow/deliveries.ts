/** Deliveries person by person, from how often each gateway has written to all the viewers of a chat. */
import { amountsOfPeople } from '../../model/amounts';
import type { Counts } from '../../model/ledger';
import type { FlowStep } from './plan';
import type { QuickRow } from './rows';

/** Enters rows whose messages are over, for now. */
export class Deliveries {
  private readonly steps: readonly FlowStep[];
  /** By gateway, rounds of writes for the chat in hand, 0 between two chats: below 0 where copies that were sent have been dropped. */
  private readonly rounds: Int32Array;

  constructor(steps: readonly FlowStep[], gateways: number) {
    this.steps = steps;
    this.rounds = new Int32Array(gateways);
  }

  /** Enters what the gateways of a row have delivered since it was entered last. */
  settle(row: QuickRow): void {
    for (const step of this.steps) {
      const fan = row.fans[step.index];
      const [next] = step.then;
      if (fan && next && fan.rounds > 0) {
        for (const gateway of fan.to) this.rounds[gateway]! += fan.rounds;
        this.enter(next, row);
        for (const gateway of fan.to) this.rounds[gateway] = 0;
        fan.rounds = 0;
      }
      const told = row.told[step.index];
      if (!told) continue;
      for (const [gateway, rounds] of told) this.rounds[gateway] = rounds;
      this.enter(step, row);
      for (const gateway of told.keys()) this.rounds[gateway] = 0;
      told.clear();
    }
  }

  private enter({ readers, columns }: FlowStep, { firstPerson, members, isViewing, isConnected, seat }: QuickRow): void {
    const { rounds } = this;
    const amounts = amountsOfPeople(readers!);
    const enterIn = (column: Counts): void => {
      for (let person = firstPerson; person < firstPerson + members; person++) {
        const amount = isViewing(person) ? amounts.viewing : isConnected(person) ? amounts.connected : amounts.absent;
        if (amount > 0) column[person]! += amount * rounds[seat(person)]!;
      }
    };
    columns.taken.forEach(enterIn);
  }
}
