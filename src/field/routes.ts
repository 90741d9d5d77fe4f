import type { RouteRecordRaw } from 'vue-router'
import { ANY_ADDRESS } from '../ui/any-address.ts'
import { withLaterWords } from './components/shell/with-later-words.ts'
import TodayScreen from './screens/TodayScreen.vue'

const loadEditor = withLaterWords(() => import('./screens/EditorScreen.vue'))

/** The phone's screens. 今日 comes with the room's own chunk, the others when they are opened. */
export const fieldRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'today', component: TodayScreen, meta: { tab: 'today', title: 'field.tab.today' } },
  {
    path: '/items',
    name: 'items',
    component: withLaterWords(() => import('./screens/ItemsScreen.vue')),
    meta: { tab: 'items', title: 'field.tab.items' },
  },
  {
    path: '/items/:id',
    name: 'item',
    component: withLaterWords(() => import('./screens/ItemScreen.vue')),
    props: true,
    meta: { tab: 'items', title: 'field.item.page' },
  },
  {
    path: '/items/:id/history',
    name: 'history',
    component: withLaterWords(() => import('./screens/HistoryScreen.vue')),
    props: true,
    meta: { tab: 'items', title: 'field.history.title' },
  },
  {
    path: '/write/:id',
    name: 'write',
    component: loadEditor,
    props: true,
    meta: { isPaper: true, title: 'field.tab.write' },
  },
  {
    path: '/commissions',
    name: 'commissions',
    component: withLaterWords(() => import('./screens/CommissionsScreen.vue')),
    meta: { tab: 'commissions', title: 'field.tab.commissions' },
  },
  {
    path: '/reviews',
    name: 'reviews',
    component: withLaterWords(() => import('./screens/ReviewsScreen.vue')),
    meta: { tab: 'today', title: 'field.reviews.title' },
  },
  {
    path: '/reviews/deputies',
    name: 'deputies',
    component: withLaterWords(() => import('./screens/DeputiesScreen.vue')),
    meta: { tab: 'today', title: 'field.reviews.deputies' },
  },
  {
    path: '/reviews/:id',
    name: 'review',
    component: withLaterWords(() => import('./screens/ReviewScreen.vue')),
    props: true,
    meta: { tab: 'today', title: 'field.reviews.title' },
  },
  {
    path: '/consultations',
    name: 'consultations',
    component: withLaterWords(() => import('./screens/ConsultationsScreen.vue')),
    meta: { tab: 'me', title: 'field.consult.title' },
  },
  {
    path: '/notices',
    name: 'notices',
    component: withLaterWords(() => import('./screens/NoticesScreen.vue')),
    meta: { tab: 'me', title: 'board.notice.title' },
  },
  {
    path: '/exemplars',
    name: 'exemplars',
    component: withLaterWords(() => import('./screens/ExemplarsScreen.vue')),
    meta: { tab: 'me', title: 'board.exemplar.title' },
  },
  {
    path: '/opinions',
    name: 'opinions',
    component: withLaterWords(() => import('./screens/OpinionsScreen.vue')),
    props: ({ query }) => (typeof query['item'] === 'string' ? { about: query['item'] } : {}),
    meta: { tab: 'me', title: 'board.suggestion.title' },
  },
  {
    path: '/commissions/:id',
    name: 'commission',
    component: withLaterWords(() => import('./screens/CommissionScreen.vue')),
    props: true,
    meta: { tab: 'commissions', title: 'field.tab.commissions' },
  },
  {
    path: '/key-points',
    name: 'key-points',
    component: withLaterWords(() => import('./screens/KeyPointsScreen.vue')),
    meta: { tab: 'commissions', title: 'field.keyPoints' },
  },
  {
    path: '/key-points/:id',
    name: 'key-point-set',
    component: withLaterWords(() => import('./screens/KeyPointSetScreen.vue')),
    props: true,
    meta: { tab: 'commissions', title: 'field.keyPoints' },
  },
  {
    path: '/leads',
    name: 'leads',
    component: withLaterWords(() => import('./screens/LeadsScreen.vue')),
    meta: { tab: 'today', title: 'field.leads.title' },
  },
  {
    path: '/leads/new',
    name: 'lead-form',
    component: withLaterWords(() => import('./screens/LeadFormScreen.vue')),
    meta: { tab: 'today', title: 'field.leads.report' },
  },
  {
    path: '/trash',
    name: 'trash',
    component: withLaterWords(() => import('./screens/TrashScreen.vue')),
    meta: { tab: 'me', title: 'field.trash.title' },
  },
  {
    path: '/me/progress',
    name: 'progress',
    component: withLaterWords(() => import('./screens/ProgressScreen.vue')),
    meta: { tab: 'me', title: 'field.me.progress' },
  },
  {
    path: '/me/points',
    name: 'points',
    component: withLaterWords(() => import('./screens/PointsScreen.vue')),
    meta: { tab: 'me', title: 'field.me.points' },
  },
  {
    path: '/me',
    name: 'me',
    component: withLaterWords(() => import('./screens/MeScreen.vue')),
    meta: { tab: 'me', title: 'field.tab.me' },
  },
  {
    path: '/:rest(.*)*',
    name: ANY_ADDRESS.name,
    component: withLaterWords(() => import('./screens/NowhereScreen.vue')),
    meta: { title: 'field.nowhere.title' },
  },
]

/** Fetches the editor ahead, so that 写信息 opens at once. */
export function prefetchEditor() {
  // Without a network it comes from the cache, and if that fails the route itself tries again.
  void loadEditor().catch(() => undefined)
}
