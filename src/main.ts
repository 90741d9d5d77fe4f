import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import App from './App.vue'
import './ui/tokens.css'
import './ui/base.css'
import { allowOwnScripts } from './ui/trusted-types.ts'
import { rememberedLocale } from './ui/words/locale.ts'
import { createWords } from './ui/words/words.ts'

allowOwnScripts()

// Field and office bring their own routes when they are loaded; until then every address is just kept.
const router = createRouter({
  history: createWebHistory(),
  routes: [{ path: '/:path(.*)*', name: 'unknown', component: { render: () => null } }],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

createApp(App).use(createPinia()).use(createWords(rememberedLocale())).use(router).mount('#app')
