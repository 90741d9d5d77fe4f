import type { Owner, World } from './world.ts'

/** Between its start and its end a program's waiting is its own; at its end all of it fails, and nothing goes on. */
export class Life {
  readonly world: World
  readonly owner: Owner
  #pending = new Set<(error: Error) => void>()

  constructor(world: World, name: string) {
    this.world = world
    this.owner = { name, isAlive: true }
  }

  /** What was begun in this life ends with it. */
  hold<Result>(work: Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#pending.add(reject)
      const settle = (act: () => void) => {
        this.#pending.delete(reject)
        if (this.owner.isAlive) act()
        else reject(new Error(`${this.owner.name} is no more`))
      }
      work.then(
        (result) => settle(() => resolve(result)),
        (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error)))),
      )
    })
  }

  /** Gives everybody else a turn, and chance a moment in which to end this life. */
  turn(): Promise<void> {
    return this.hold(new Promise((resolve) => this.world.post(resolve, this.owner)))
  }

  end(): void {
    this.world.bury(this.owner)
    for (const fail of this.#pending) fail(new Error(`${this.owner.name} is no more`))
    this.#pending.clear()
  }
}
