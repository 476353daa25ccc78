/** Where each process of the rig begins: its first argument says which part it is. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { serveCalls } from '../wire/calls';
import { openApi } from './chatapi';
import { openClients } from './clients';
import { openEmbedded } from './embedded';
import { openGateway } from './gateway';
import { openKeeper } from './keeper';

/** This program lies in the rig's own folder, which whoever is left behind removes. */
function removeFolder(): void {
  rmSync(dirname(process.argv[1]!), { recursive: true, force: true });
}

const PARTS: Readonly<Record<string, () => void>> = {
  gateway: () => {
    serveCalls(openGateway(), removeFolder);
  },
  chatApi: () => {
    serveCalls(openApi(), removeFolder);
  },
  clients: () => {
    serveCalls(openClients(), removeFolder);
  },
  embedded: () => {
    serveCalls(openEmbedded(), removeFolder);
  },
  keeper: () => {
    const { calls, farewell } = openKeeper();
    serveCalls(calls, () => {
      farewell();
      removeFolder();
    });
  },
};

PARTS[process.argv[2]!]!();
