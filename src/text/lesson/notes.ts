/** Fixed texts of the page of notes. */

export const NOTES_PAGE = {
  title: 'Notes for the teacher',
  intro: 'One lesson for a room of people: about 45 minutes over the main route, with a guess before every run. Print this page and keep it beside you; the screen shows none of it.',
  toLesson: 'To the lesson',
  print: 'Print',
  door: 'side door',
  short: 'also in five minutes',
} as const;
