import type { Notes } from '../notes';

const notes: Notes = {
  step: 'a-real-gateway',
  lines: [
    'For whoever asks whether any of it is true. The rig is a command of the repository: anybody can run it and hold the table against their own machine.',
    'Ask first what a process does when nothing comes. That it sleeps, and that waking it is dearer than what it is woken for, is the whole step.',
  ],
};

export default notes;
