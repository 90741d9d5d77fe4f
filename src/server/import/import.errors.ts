import { createRefusals, type RefusalTexts } from '../http/refusal.ts'

export const IMPORT_REFUSALS = {
  'import.not_an_export': { status: 422, message: 'This is no file that Caifeng made on a phone.' },
  'import.damaged': { status: 422, message: 'The file is damaged; nothing was taken in.' },
  'import.foreign_account': {
    status: 422,
    message: 'The file is of a person whom this office does not know.',
  },
} as const satisfies RefusalTexts

export const refuseImport = createRefusals(IMPORT_REFUSALS)
