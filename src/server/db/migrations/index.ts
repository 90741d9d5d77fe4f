import type { Migration } from '../migrate.ts'
import { officeAndPeople } from './001-office-and-people.ts'
import { sessions } from './002-sessions.ts'
import { items } from './003-items.ts'
import { photos } from './004-photos.ts'
import { sync } from './005-sync.ts'
import { drafts } from './006-drafts.ts'
import { siblings } from './007-siblings.ts'
import { upkeep } from './008-upkeep.ts'
import { importedCommands } from './009-imported-commands.ts'
import { lostFiles } from './010-lost-files.ts'
import { facts } from './011-facts.ts'
import { score } from './012-score.ts'
import { categories } from './013-categories.ts'
import { reviews } from './014-reviews.ts'
import { desk } from './015-desk.ts'
import { composites } from './016-composites.ts'
import { commissions } from './017-commissions.ts'
import { likeness } from './018-likeness.ts'
import { keyPoints } from './019-key-points.ts'
import { leads } from './020-leads.ts'
import { board } from './021-board.ts'
import { unitClasses } from './022-unit-classes.ts'
import { roster } from './023-roster.ts'
import { queueOrder } from './024-queue-order.ts'
import { peopleOfAUnit } from './025-people-of-a-unit.ts'
import { droppedKeyPoints } from './026-dropped-key-points.ts'
import { plannedStops } from './027-planned-stops.ts'
import { pointsOfAUnit } from './028-points-of-a-unit.ts'
import { grades } from './029-grades.ts'
import { topicCalendar } from './030-topic-calendar.ts'
import { sources } from './031-sources.ts'
import { inComposite } from './032-in-composite.ts'
import { begunTold } from './033-begun-told.ts'
import { signatureReminders } from './034-signature-reminders.ts'
import { reserveReasons } from './035-reserve-reasons.ts'
import { closedPeriodsTold } from './036-closed-periods-told.ts'
import { restores } from './037-restores.ts'

export const MIGRATIONS: readonly Migration[] = [
  officeAndPeople,
  sessions,
  items,
  photos,
  sync,
  drafts,
  siblings,
  upkeep,
  importedCommands,
  lostFiles,
  facts,
  score,
  categories,
  reviews,
  desk,
  composites,
  commissions,
  likeness,
  keyPoints,
  leads,
  board,
  unitClasses,
  roster,
  queueOrder,
  peopleOfAUnit,
  droppedKeyPoints,
  plannedStops,
  pointsOfAUnit,
  grades,
  topicCalendar,
  sources,
  inComposite,
  begunTold,
  signatureReminders,
  reserveReasons,
  closedPeriodsTold,
  restores,
]
