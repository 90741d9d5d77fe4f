import { DEED_TYPES } from './deeds.ts'

/**
 * Command types a server of this version carries out; another type is refused with `command.unknown_type`. Apart from
 * `commands.ts`, with which the phone starts: the schemas of all deeds would start with it.
 */
export const COMMAND_TYPES = [
  'draft.put',
  'draft.delete',
  'item.submit',
  'item.resubmit',
  'appeal.make',
  ...DEED_TYPES,
] as const
export type CommandType = (typeof COMMAND_TYPES)[number]
