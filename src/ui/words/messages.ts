export interface Messages {
  [key: string]: string | Messages
}

/** Values for the names in braces; `count` also chooses between the forms of a message. */
export type Values = Record<string, string | number>

/** The message under a dotted key; undefined when there is none. */
export function findMessage(messages: Messages, key: string): string | undefined {
  let found: string | Messages | undefined = messages
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
  return typeof found === 'string' ? found : undefined
}

/** Adds `added` to `messages`, group by group; a message that is there already is replaced. */
export function mergeMessages(messages: Messages, added: Messages): void {
  for (const [key, value] of Object.entries(added)) {
    const present = messages[key]
    if (typeof value === 'object' && typeof present === 'object') mergeMessages(present, value)
    else messages[key] = value
  }
}

/**
 * Fills `{name}` with its value. A message with ` | ` has forms: for one and for all other numbers, or, when there are
 * three, for none, one and more.
 */
export function fillMessage(message: string, values: Values = {}): string {
  const form = chooseForm(message, values['count'])
  return form.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole))
}

function chooseForm(message: string, count: string | number | undefined): string {
  const forms = message.split(' | ')
  const last = forms.length - 1
  const number = Number(count)
  const index = last === 2 ? Math.min(number, 2) : number === 1 ? 0 : last
  return forms[Number.isNaN(number) ? last : index] ?? message
}
