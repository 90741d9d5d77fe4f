import { NATURE_ACTIONS } from './nature-actions.ts'
import { OFFICER_ACTIONS } from './officer-actions.ts'
import type { Scenario } from './run-seed.ts'

const natureOf = (...names: string[]) => NATURE_ACTIONS.filter(({ name }) => names.includes(name))
const CRASHES = ['the browser is killed', 'the browser starts', 'the server is killed', 'the server starts']

/** All that an officer does, and some of it more often. */
const stressed = (weights: Record<string, number>) =>
  OFFICER_ACTIONS.map((action) => ({ ...action, weight: weights[action.name] ?? action.weight }))

/**
 * The days that are lived in great number, by the name of their row. Where chance of time and order is what counts,
 * many brief days meet more of it than few long ones.
 */
export const SCENARIOS: Record<string, Scenario> = {
  'whole-town': {},
  'lost-late-reordered': {
    brief: { steps: 8, fullOneIn: 20 },
    weather: { faults: 0.3, slowness: 0.3, only: ['lose_request', 'lose_answer', 'repeat'] },
    nature: natureOf(
      'an old request comes again',
      'days pass',
      'the officer signs in',
      'the sessions run out',
    ),
  },
  strangers: {
    brief: { steps: 15, fullOneIn: 4 },
    weather: {
      faults: 0.6,
      slowness: 0,
      only: ['portal', 'stranger', 'redirect', 'proxy_error', 'truncated', 'old_answer', 'flipped'],
    },
    nature: natureOf(...CRASHES, 'the officer signs in'),
  },
  'wrong-clocks': {
    phones: 1,
    brief: { steps: 10, fullOneIn: 25 },
    weather: { faults: 0.2, slowness: 0.1 },
    opening: natureOf('the clock jumps'),
    nature: [
      ...natureOf('an old request comes again', ...CRASHES),
      ...natureOf('the clock jumps').map((action) => ({ ...action, weight: 10 })),
    ],
  },
  'two-windows': {
    phones: 1,
    brief: { steps: 10, fullOneIn: 25 },
    weather: { faults: 0.2, slowness: 0.2 },
    opening: natureOf('a window opens'),
    nature: natureOf('a window opens', 'a window closes', 'an old request comes again'),
    officer: OFFICER_ACTIONS.filter(({ name }) => name !== 'discards'),
  },
  'two-editors': {
    phones: 1,
    hasLocks: false,
    brief: { steps: 12, fullOneIn: 25 },
    weather: { faults: 0.2, slowness: 0.2 },
    opening: natureOf('a window opens'),
    nature: natureOf('a window opens', 'a window closes', 'an old request comes again'),
    officer: stressed({ 'types on in an open editor': 40 }),
  },
  'taken-back': {
    weather: { faults: 0.3, slowness: 0.2, only: ['lose_request', 'lose_answer', 'repeat'] },
    opening: natureOf('the signal comes or goes'),
    officer: stressed({ 'begins a draft': 16, submits: 40, 'takes back': 20 }),
    nature: [
      ...natureOf('a window opens', 'a window closes', 'an old request comes again', ...CRASHES),
      ...natureOf('the signal comes or goes').map((action) => ({ ...action, weight: 6 })),
    ],
  },
  'signed-out': {
    weather: { faults: 0.1, slowness: 0.1 },
    nature: natureOf(
      'the sessions run out',
      'somebody else takes the phone',
      'the officer signs in',
      'the browser starts',
    ),
  },
  'no-web-locks': {
    phones: 1,
    hasLocks: false,
    weather: { faults: 0.1, slowness: 0.4 },
    nature: natureOf('a window opens', 'a window closes'),
    officer: stressed({ 'taps the button': 20 }),
  },
  poisoned: {
    phones: 1,
    weather: { faults: 0.6, slowness: 0.1, only: ['lose_request'] },
    officer: stressed({ 'sends something poisoned': 15 }),
    nature: natureOf(...CRASHES),
  },
  'killed-phones': {
    phones: 1,
    weather: { faults: 1, slowness: 0, only: ['lose_request'] },
    officer: stressed({ 'goes on with a draft': 20, submits: 24 }),
    nature: natureOf('the browser is killed', 'the browser starts'),
  },
  'damaged-photos': {
    phones: 1,
    weather: { faults: 0.4, slowness: 0, only: ['lose_request', 'lose_answer'] },
    officer: stressed({ 'takes a photo': 16 }),
    nature: natureOf('the disk spoils a photo under way', 'the server is killed', 'the server starts'),
  },
  restores: {
    brief: { steps: 25, fullOneIn: 4 },
    weather: { faults: 0.1, slowness: 0 },
    nature: NATURE_ACTIONS.map((action) => ({
      ...action,
      weight: /backup|memory away/.test(action.name) ? 6 : action.weight / 2,
    })),
  },
  updates: {
    weather: { faults: 0.3, slowness: 0.1 },
    nature: natureOf('the app is updated', 'the browser is killed', 'the browser starts'),
  },
}
