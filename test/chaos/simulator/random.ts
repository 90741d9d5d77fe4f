/** One seeded source of chance: the same seed throws the same dice, also for ids and tokens. */
export class Dice {
  #state = 0

  constructor(seed: number) {
    this.begin(seed)
  }

  /** Begins anew, from another seed. */
  begin(seed: number): void {
    this.#state = (seed ^ 0x9e3779b9) >>> 0
    for (let warm = 0; warm < 4; warm++) this.next()
  }

  /** A number from 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `from` up to and including `to`. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<Value>(values: readonly Value[]): Value | undefined {
    return values[Math.floor(this.next() * values.length)]
  }

  /** One of the values, each as often as its weight says. */
  weighted<Value extends { weight: number }>(values: readonly Value[]): Value {
    let left = this.next() * values.reduce((total, { weight }) => total + weight, 0)
    for (const value of values) {
      left -= value.weight
      if (left < 0) return value
    }
    return values[values.length - 1] as Value
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.int(0, 255))
  }
}
