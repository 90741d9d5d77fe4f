import {
  checkPolicyRequest,
  periodRecords,
  policyCheck,
  policyList,
  publishPolicyRequest,
  ruleExample,
  ruleExampleRequest,
} from '../../protocol/desk-policy.ts'
import { guardedRoute, type Route } from '../http/route.ts'
import type { Parts } from '../parts.ts'
import { checkPolicy } from './check-policy.usecases.ts'
import { listPeriodRecords } from './period-records.usecases.ts'
import { listPolicies, publishNewPolicy } from './publish-policy.usecases.ts'
import { readRuleExample } from './rule-example.usecases.ts'

const READERS = { roles: ['editor', 'leader', 'admin'], scope: 'office' } as const
const ADMINS = { roles: ['admin'], scope: 'office' } as const
/** Room for a document with several hundred rules and the breakdown of every unit. */
const POLICY_BYTES = 2 * 1024 * 1024

export function policyRoutes(parts: Parts): Route[] {
  return [
    guardedRoute({
      method: 'GET',
      path: '/api/desk/policies',
      policy: READERS,
      summary: 'Every version of the office’s rules, and which one holds',
      response: policyList,
      refusals: [],
      handle: async ({ at }) => ({ body: listPolicies(parts, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/policies/check',
      policy: ADMINS,
      summary: 'What is wrong with a document, or what it would change; nothing is written',
      body: checkPolicyRequest,
      bodyBytes: POLICY_BYTES,
      response: policyCheck,
      refusals: [],
      handle: async ({ body, at }) => ({ body: await checkPolicy(parts, body.policy, at) }),
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/policies',
      policy: ADMINS,
      summary: 'Publish a new version; sent again it is harmless',
      body: publishPolicyRequest,
      bodyBytes: POLICY_BYTES,
      response: policyList,
      refusals: ['policy.newer_version', 'policy.contradicts_itself'],
      async handle({ body, at }) {
        await publishNewPolicy(parts, body, at)
        return { body: listPolicies(parts, at) }
      },
    }),
    guardedRoute({
      method: 'POST',
      path: '/api/desk/policies/example',
      policy: READERS,
      summary: 'One rule of a document at work, by all records of the office; nothing is written',
      body: ruleExampleRequest,
      bodyBytes: POLICY_BYTES,
      response: ruleExample,
      refusals: ['policy.rule_unknown'],
      async handle({ body, at }) {
        await parts.records.ready()
        return { body: readRuleExample(parts, body, at) }
      },
    }),
    guardedRoute({
      method: 'GET',
      path: '/api/desk/records',
      policy: READERS,
      summary: 'The dated facts of a month’s items, from which a rule’s example is computed',
      query: { period: 'a month, as 2026-10', unit: 'of one unit alone' },
      response: periodRecords,
      refusals: ['period.unknown'],
      async handle({ query }) {
        await parts.records.ready()
        return { body: listPeriodRecords(parts.records, query) }
      },
    }),
  ]
}
