import type { AccountId, CommandId, ItemId } from '../../../src/domain/ids.ts'
import type { Phone } from './phone.ts'

/** A text that somebody typed; its mark stands in no other text. */
export interface Writing {
  mark: string
  accountId: AccountId
  phone: Phone
  /** Which memory of the phone, counted by evictions. */
  memory: number
  itemId: ItemId
  /** What stood in the editor when it was typed: only that is replaced by it. */
  over: Writing | undefined
  /** `saved` once the phone said 已存本机. */
  state: 'typed' | 'saved'
  /** Was in a memory that the browser gave away, and at no office: nobody can have it any more. */
  isExcused: boolean
  /** Was at the office when its memory was given away: there it must stay. */
  isAtOfficeAlone: boolean
}

/** A submission that the phone has taken. */
export interface Submitted {
  phone: Phone
  memory: number
  accountId: AccountId
  id: CommandId
}

/** What the officers were told, against which the end is checked. */
export class Ledger {
  readonly writings: Writing[] = []
  readonly submitted: Submitted[] = []
  takenBack = 0
  #marks = 0

  /** A new text of the account on this phone, typed over `before`. */
  type(phone: Phone, itemId: ItemId, before = ''): Writing {
    const { accountId } = phone.person
    const mark = `⟦${accountId.slice(-1)}-${++this.#marks}⟧`
    const writing: Writing = {
      mark,
      accountId,
      phone,
      memory: phone.evictions,
      itemId,
      over: this.#find(before),
      state: 'typed',
      isExcused: false,
      isAtOfficeAlone: false,
    }
    this.writings.push(writing)
    return writing
  }

  submit(phone: Phone, id: CommandId): void {
    this.submitted.push({ phone, memory: phone.evictions, accountId: phone.person.accountId, id })
  }

  /** Takes a submission off the list and gives it back. */
  forget(id: CommandId): Submitted[] {
    const at = this.submitted.findIndex((one) => one.id === id)
    return at === -1 ? [] : this.submitted.splice(at, 1)
  }

  /** What must still be found of each text that was called saved: itself, or one that somebody typed over it. */
  *duties(): Generator<{ first: Writing; acceptable: Writing[] }> {
    const typedOver = Map.groupBy(this.writings, ({ over }) => over)
    const withLater = (writing: Writing): Writing[] => [
      writing,
      ...(typedOver.get(writing) ?? []).flatMap(withLater),
    ]
    for (const first of this.writings)
      if (first.state === 'saved') yield { first, acceptable: withLater(first) }
  }

  /** The writing whose mark stands in this title. */
  #find(title: string): Writing | undefined {
    const [mark] = /⟦\d-\d+⟧/.exec(title) ?? []
    return mark === undefined ? undefined : this.writings.find((writing) => writing.mark === mark)
  }

  /** The browser gives a phone's memory away. */
  noteEviction(phone: Phone, isAtOffice: (writing: Writing) => boolean): void {
    for (const writing of this.writings) {
      if (writing.phone !== phone || writing.memory !== phone.evictions) continue
      if (isAtOffice(writing)) writing.isAtOfficeAlone = true
      else writing.isExcused = true
    }
  }

  /** The office went back to a backup: what only it had since then is gone with it. */
  noteRestore(isAtOffice: (writing: Writing) => boolean): void {
    for (const writing of this.writings) {
      if (!writing.isAtOfficeAlone || isAtOffice(writing)) continue
      writing.isAtOfficeAlone = false
      writing.isExcused = true
    }
  }
}
