import { shallowReadonly, shallowRef } from 'vue'
import type { Remark } from '../../../domain/item/remark.ts'
import type { Passage } from '../../../domain/review/passages.ts'

type Field = Remark['field']
const isAt = (one: Remark, other: Remark) => one.field === other.field && one.from === other.from

interface Page {
  textOf: (field: Field) => string
  /** The remarks that are kept. */
  kept: () => readonly Remark[]
  /** Keeps them in the place of those before; false when the phone could not. */
  save: (remarks: Remark[]) => Promise<boolean>
}

/** The remarks that a reader makes in a text, one for each sentence, kept in the text’s order; a sheet opens for one. */
export function useRemarks({ textOf, kept, save }: Page) {
  const opened = shallowRef<Remark>()
  const hasFailed = shallowRef(false)

  function pick(field: Field, { from, until }: Passage) {
    const picked = { field, from, until, quote: textOf(field).slice(from, until).slice(0, 500), words: '' }
    hasFailed.value = false
    opened.value = kept().find((remark) => isAt(remark, picked)) ?? picked
  }

  const others = (remark: Remark) => kept().filter((other) => !isAt(other, remark))

  const keep = (remark: Remark) =>
    change([...others(remark), remark].sort((a, b) => b.field.localeCompare(a.field) || a.from - b.from))

  const drop = (remark: Remark) => change(others(remark))

  /** The sheet stays open, with its words, when they could not be kept. */
  async function change(remarks: Remark[]) {
    hasFailed.value = !(await save(remarks))
    if (!hasFailed.value) opened.value = undefined
  }

  const close = () => (opened.value = undefined)

  return {
    opened: shallowReadonly(opened),
    hasFailed: shallowReadonly(hasFailed),
    pick,
    keep,
    drop,
    close,
  }
}
