/** An axis of the chart: D3 draws it into the group that it is attached to. */
import { select, type Axis } from 'd3';
import type { Attachment } from 'svelte/attachments';

export function drawn(axis: Axis<number>): Attachment<SVGGElement> {
  return (group) => {
    select(group).call(axis);
  };
}
