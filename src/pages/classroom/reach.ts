/** Whether an address leads anybody else here. */

/** This machine alone: opened from a file, or served to itself. */
export function isThisMachine({ protocol, hostname }: Pick<Location, 'protocol' | 'hostname'>): boolean {
  return protocol === 'file:' || /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(hostname);
}
