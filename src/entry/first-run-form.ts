import {
  isAcceptablePassword,
  parseAccountName,
  PASSWORD_MAXIMUM_CHARACTERS,
  PASSWORD_MINIMUM_CHARACTERS,
} from '../domain/people/credentials.ts'

export interface FirstRunForm {
  officeName: string
  periodicalName: string
  account: string
  displayName: string
  password: string
  passwordAgain: string
}
export type FirstRunField = keyof FirstRunForm

/** What is wrong with a field: the key of the sentence that says so, and the numbers in it. */
export interface FieldFault {
  key: string
  values?: Record<string, number>
}

/** The faults by field, in the order of the form; none when it can be sent. */
export function findFaults(form: FirstRunForm): Partial<Record<FirstRunField, FieldFault>> {
  const faults: Partial<Record<FirstRunField, FieldFault>> = {}
  if (form.officeName.trim().length < 2) faults.officeName = { key: 'entry.firstRun.tooShort' }
  if (form.periodicalName.trim().length < 2) faults.periodicalName = { key: 'entry.firstRun.tooShort' }
  if (form.displayName.trim() === '') faults.displayName = { key: 'entry.firstRun.displayNameMissing' }
  if (parseAccountName(form.account) === undefined) faults.account = { key: 'refusal.person.name_malformed' }
  if (!isAcceptablePassword(form.password)) faults.password = passwordFault(form.password)
  else if (form.passwordAgain !== form.password)
    faults.passwordAgain = { key: 'entry.firstRun.passwordsDiffer' }
  return faults
}

function passwordFault(password: string): FieldFault {
  return Array.from(password).length < PASSWORD_MINIMUM_CHARACTERS
    ? { key: 'refusal.person.password_too_short' }
    : { key: 'entry.firstRun.passwordTooLong', values: { maximum: PASSWORD_MAXIMUM_CHARACTERS } }
}

/** At which field a refusal of the server belongs; undefined when it speaks of the whole. */
export function fieldOfRefusal(code: string): FirstRunField | undefined {
  if (code === 'person.name_malformed' || code === 'person.name_taken') return 'account'
  return code === 'person.password_too_short' ? 'password' : undefined
}
