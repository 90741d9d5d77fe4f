import type { ScoreRule } from '../../../domain/policy/score-rule.ts'
import type { Context } from './context.ts'

type Head = Pick<ScoreRule, 'id' | 'name' | 'statement'>

/** A rule of points of this kind as it begins: with its head, bringing nothing yet. */
export function beginScoreRule(kind: string, head: Head, { policy }: Context): ScoreRule {
  const everywhere = { ...head, unitClassIds: null }
  switch (kind) {
    case 'period':
      return {
        ...everywhere,
        kind,
        quotaId: policy.quotas[0]?.id ?? '',
        when: { kind: 'met', points: 0 },
        mostPerYear: null,
        missCancels: null,
      }
    case 'threshold':
      return {
        ...everywhere,
        kind,
        period: 'year',
        measure: 'reported',
        categories: null,
        least: 1,
        points: 0,
        otherwise: 0,
      }
    case 'veto':
      return { ...everywhere, kind, occasion: 'commission_failed', times: 2, period: 'year' }
    case 'bound':
      return { ...everywhere, kind, period: 'year', floor: null, ceiling: null }
    default:
      return {
        ...head,
        kind: 'occasion',
        occasion: 'adopted',
        match: {
          unitClassIds: null,
          categories: null,
          origins: null,
          levels: null,
          outlets: null,
          forms: null,
          ranks: null,
        },
        points: { kind: 'fixed', points: 0 },
      }
  }
}
