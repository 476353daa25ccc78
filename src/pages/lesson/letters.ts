/** Letters for things that a list and a picture both name: A, B, C. */
export function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
