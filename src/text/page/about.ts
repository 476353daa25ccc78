/** What the About dialog says. Data: headings, paragraphs, links. */
import { LEFT_OUT } from '../leftout';

export interface AboutSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items?: readonly string[];
  readonly links?: readonly { readonly text: string; readonly href: string }[];
}

export const ABOUT: readonly AboutSection[] = [
  {
    heading: 'What this is',
    paragraphs: [
      'A simulation of how chat messages reach people. Every number on the page is counted in a run that your browser makes, or computed from a formula that stands beside it. Nothing leaves the page.',
    ],
  },
  {
    heading: 'The article it answers',
    paragraphs: [
      'The question is from the article “Messenger System Design is WRONG” (andreyka26, 2026). It claims that no published design scales for big chats: when people connect to gateways without regard to their chats, every gateway must take in every big chat’s messages.',
      'The claim holds for copies taken in, as long as a chat has many more viewers than there are gateways. It does not hold for the writes, which doubling does divide; and once there are more gateways than viewers, copies fall too. What a copy costs against a write decides how much that matters: change both under “Costs and limits”.',
    ],
    links: [
      { text: 'The article', href: 'https://andreyka26.com/messenger-system-design-is-wrong' },
      { text: 'The author’s emulation, in the folder Messenger/emulation', href: 'https://github.com/andreyka26-git/andreyka26-distributed-systems' },
      { text: 'Where the author asked other engineers: r/softwarearchitecture', href: 'https://www.reddit.com/r/softwarearchitecture/' },
    ],
  },
  {
    heading: LEFT_OUT.title,
    paragraphs: [LEFT_OUT.intro],
    items: LEFT_OUT.items,
  },
  {
    heading: 'In another language',
    paragraphs: [
      'A browser’s translator puts its own text in the place of ours, and there it stays while the run goes on: its numbers would no longer hold. So this page asks browsers not to translate it. The page with three figures and the teacher’s notes do not change, and can be translated.',
    ],
    links: [
      { text: 'The page with three figures', href: './article.html' },
      { text: 'The teacher’s notes of every step', href: './#notes' },
    ],
  },
  {
    heading: 'Work of others in it',
    paragraphs: ['The page, its font and its parts are free software.'],
    links: [{ text: 'Each part with its licence', href: './licences.txt' }],
  },
];
