import { readonly, shallowRef, watch } from 'vue'
import { useDeskOwnerId } from '../stores/owner-id.ts'

const PREFIX = 'caifeng.desk.form.'
const KEPT_FOR_MS = 30 * 24 * 3600 * 1000

interface Kept<Form> {
  /** Of the record that the form makes: sent again after a lost answer, it is the same record. */
  id: string
  form: Form
  at: number
  /** Typed at an earlier revision of the record than the one it stands under. */
  isBehind?: boolean
}

/**
 * What is typed into a form of the desk outlives Esc, a reload and an ended session: it is kept in this browser, for the
 * person at the desk, for thirty days, until it is sent or begun anew. `name` tells the forms of the desk apart.
 */
export function useKeptForm<Form extends object>(name: string, form: Form) {
  const owner = useDeskOwnerId()
  const isKept = shallowRef(false)
  const isBehind = shallowRef(false)
  /** What the open form is about; undefined before it was opened and after it was sent. */
  let begun: { key: string | undefined; id: string; first: string } | undefined

  /**
   * Fills the form with what was kept about the same thing (`new`, or a record and its revision), else with `first`.
   * What was typed at an earlier revision of the record is offered as well: `isBehind` says that it changed meanwhile.
   * Gives the id of the record: the one that was kept, or the new one.
   */
  function begin<Id extends string>(about: string, id: Id, first: Form): Id {
    dropOld()
    // Whose words nobody can tell are not kept.
    const key = owner.value === undefined ? undefined : `${PREFIX}${owner.value}.${name}.${about}`
    const kept = key === undefined ? undefined : (read(key, first) ?? readEarlier(key, first))
    begun = { key, id: kept?.id ?? id, first: pack(first) }
    Object.assign(form, kept?.form ?? first)
    isKept.value = kept !== undefined
    isBehind.value = kept?.isBehind === true
    return begun.id as Id
  }

  /** What was kept is thrown away. */
  function beginAnew() {
    if (begun !== undefined) Object.assign(form, unpack<Form>(begun.first))
    isKept.value = false
    isBehind.value = false
  }

  /** It was sent: nothing of it stays. */
  function forget() {
    if (begun?.key !== undefined) remove(begun.key)
    begun = undefined
    isKept.value = false
    isBehind.value = false
  }

  function keep() {
    if (begun?.key === undefined) return
    const { key, id, first } = begun
    if (pack(form) === first) remove(key)
    else write(key, pack({ id, form, at: Date.now(), isBehind: isBehind.value } satisfies Kept<Form>))
  }
  watch(form, keep)

  return { begin, beginAnew, forget, isKept: readonly(isKept), isBehind: readonly(isBehind) }
}

const pack = (value: object) =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? { entries: [...part] } : part))

const unpack = <Value>(text: string) =>
  JSON.parse(text, (_, part: unknown) => (isEntries(part) ? new Map(part.entries) : part)) as Value

function isEntries(part: unknown): part is { entries: [unknown, unknown][] } {
  if (typeof part !== 'object' || part === null || Object.keys(part).join() !== 'entries') return false
  return Array.isArray((part as { entries: unknown }).entries)
}

/** Undefined when there is none, or one that an older release kept in another shape. */
function read<Form extends object>(key: string, first: Form): Kept<Form> | undefined {
  try {
    const kept = unpack<Kept<Form>>(localStorage.getItem(key) ?? 'null')
    return isFresh(kept) && isOfShape(kept.form, first) ? kept : undefined
  } catch {
    return undefined
  }
}

/** What was kept about an earlier revision of the record, the newest of it; from now on it stands under this one. */
function readEarlier<Form extends object>(key: string, first: Form): Kept<Form> | undefined {
  const [, record, rev] = /^(.*\.)(\d+)$/.exec(key) ?? []
  if (record === undefined) return undefined
  const revs = Object.keys(localStorage)
    .filter((each) => each.startsWith(record))
    .map((each) => Number(each.slice(record.length)))
    .filter((each) => each < Number(rev))
  const last = revs.sort((one, other) => other - one)[0]
  const kept = last === undefined ? undefined : read(`${record}${last}`, first)
  if (kept === undefined) return undefined
  const moved = { ...kept, isBehind: true }
  remove(`${record}${last}`)
  write(key, pack(moved))
  return moved
}

function isOfShape(form: object, first: object): boolean {
  const kindOf = (value: unknown) =>
    Array.isArray(value) ? 'list' : value === null ? 'object' : typeof value
  const shapeOf = (value: object) =>
    Object.entries(value)
      .map(([field, part]) => `${field} ${kindOf(part)}`)
      .sort()
      .join()
  return shapeOf(form) === shapeOf(first)
}

const isFresh = ({ at }: { at: number }) => at > Date.now() - KEPT_FOR_MS

function dropOld() {
  try {
    for (const key of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX)))
      if (!isFresh(JSON.parse(localStorage.getItem(key) ?? '{"at":0}') as { at: number })) remove(key)
  } catch {
    // Nothing can be kept here, or something that this program did not write.
  }
}

function write(key: string, text: string) {
  try {
    localStorage.setItem(key, text)
  } catch {
    // A full or forbidden storage: it lives as long as the page.
  }
}

function remove(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept either.
  }
}
