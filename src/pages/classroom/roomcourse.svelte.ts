/** The lesson of one window of a classroom: its address names the room, and nothing of it is kept on the device. */
import { STEPS } from '../../lesson';
import { readAddress, type LessonAddress } from '../../lesson/address';
import { readRoom, writeRoom, type Role } from '../../lesson/roomaddress';
import { createSimClient } from '../../worker/client';
import { Course } from '../lesson/course.svelte';
import { NOTHING_KEPT } from '../lesson/memory';
import { attachLink, type Address } from '../../session/address';
import { Lab } from '../../session/lab.svelte';
import { attachLessonLinks } from './lessonlinks';

export interface RoomCourseOptions {
  /** The room of a window that has come without one; empty where it stays without. */
  readonly nameRoom?: (role: Role) => string;
  /** Whether a new step is one in the browser's history. */
  readonly isStep?: () => boolean;
  /** Somebody leads this window elsewhere, by an address or a link. */
  readonly onLed?: () => void;
}

export class RoomCourse {
  readonly room: string;
  readonly role: Role;
  /** Where the window begins. */
  readonly address: LessonAddress;
  readonly lab: Lab;
  readonly course: Course;
  /** What was wrong with the address. */
  problems = $state.raw<readonly string[]>([]);
  readonly #page: Address;
  readonly #client = createSimClient();
  readonly #onLed: () => void;

  constructor({ nameRoom = () => '', isStep = () => true, onLed = () => undefined }: RoomCourseOptions = {}) {
    const { room, role, lesson, problems } = readRoom(location.hash);
    this.role = role;
    this.room = room || nameRoom(role);
    this.#onLed = onLed;
    this.address = readAddress(lesson, STEPS);
    this.problems = [...problems, ...this.address.problems];
    this.#page = attachLink((hash) => {
      const led = readRoom(hash);
      this.#goTo(led.lesson, led.problems);
    });
    this.lab = new Lab({ client: this.#client, writeLink: () => undefined, playsColumns: false, tellsResults: false });
    this.course = new Course({
      lab: this.lab,
      address: this.address,
      kept: NOTHING_KEPT,
      isRemembered: false,
      writeLink: (hash, step) => {
        this.#write(hash, step && isStep());
      },
    });
    if (this.room !== room) this.#write(lesson, false);
  }

  /** Links to other steps lead on in this window, from now until it is closed. */
  attach(): () => void {
    const detachLinks = attachLessonLinks((hash) => {
      this.#goTo(hash);
    });
    return () => {
      detachLinks();
      this.#page.detach();
      this.lab.playback.dispose();
      this.course.dispose();
      this.#client.dispose();
    };
  }

  #goTo(hash: string, problems: readonly string[] = []): void {
    const at = readAddress(hash, STEPS);
    this.problems = [...problems, ...at.problems];
    this.#onLed();
    this.course.open(at);
  }
  #write(lesson: string, step: boolean): void {
    this.#page.write(writeRoom({ room: this.room, role: this.role, lesson }), step);
  }
}
