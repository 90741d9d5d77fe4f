import { shallowReadonly, shallowRef } from 'vue'
import type { Remark } from '../../../domain/item/remark.ts'
import type { Passage } from '../../../domain/review/passages.ts'

type Field = Remark['field']
const isAt = (one: Remark, other: Remark) => one.field === other.field && one.from === other.from

/** The remarks that a reader makes in a text before it goes back, in the text's order. */
export function useRemarks(textOf: (field: Field) => string) {
  const remarks = shallowRef<Remark[]>([])
  const opened = shallowRef<Remark>()

  function pick(field: Field, { from, until }: Passage) {
    const picked = { field, from, until, quote: textOf(field).slice(from, until).slice(0, 500), words: '' }
    opened.value = remarks.value.find((remark) => isAt(remark, picked)) ?? picked
  }

  function keep(remark: Remark) {
    const others = remarks.value.filter((other) => !isAt(other, remark))
    remarks.value = [...others, remark].sort((a, b) => b.field.localeCompare(a.field) || a.from - b.from)
    opened.value = undefined
  }

  function drop(remark: Remark) {
    remarks.value = remarks.value.filter((other) => !isAt(other, remark))
    opened.value = undefined
  }

  const close = () => (opened.value = undefined)

  // Shallow: the phone’s memory cannot keep what Vue has wrapped.
  return { remarks: shallowReadonly(remarks), opened: shallowReadonly(opened), pick, keep, drop, close }
}
