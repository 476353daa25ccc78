/** Which kinds of page there are, by their addresses: what opens one (`start.ts`) and what has it loaded early (`site/early.ts`) agree by it. */

/** In the order in which an address is held against them; the lab takes any. `page` is its component, below `src/`. */
export const KINDS = {
  embeddedStep: { address: /^(?=.*[#&]embed=1(?:&|$)).*[#&]step=/, page: 'pages/figure/EmbedStep.svelte' },
  embedded: { address: /[#&]embed=1(?:&|$)/, page: 'pages/figure/EmbedApp.svelte' },
  notes: { address: /[#&]notes\b/, page: 'pages/notes/NotesPage.svelte' },
  compare: { address: /[#&]compare(?!\w)/, page: 'pages/compare/CompareApp.svelte' },
  card: { address: /[#&]card=/, page: 'pages/classroom/CardApp.svelte' },
  teacher: { address: /[#&]role=(?:presenter|screen)\b/, page: 'pages/classroom/TeacherApp.svelte' },
  audience: { address: /[#&]room=/, page: 'pages/classroom/AudienceApp.svelte' },
  lesson: { address: /[#&]step=/, page: 'pages/lesson/LessonApp.svelte' },
  lab: { address: /(?:)/, page: 'pages/lab/LabApp.svelte' },
} as const;

export type Kind = keyof typeof KINDS;

/** The first kind that a hash with its `#` fits. */
export function kindOf(hash: string): Kind {
  return (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind].address.test(hash))!;
}
