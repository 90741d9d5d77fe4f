/**
 * Keeps every address until phone or desk bring routes of their own. The phone's page for what leads nowhere has the same
 * name and takes this one's place: of two routes that fit any address the first would win.
 */
export const ANY_ADDRESS = {
  path: '/:path(.*)*',
  name: 'unknown',
  component: { render: () => null },
}
