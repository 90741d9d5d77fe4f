import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import App from './App.vue'
import './ui/tokens.css'
import './ui/base.css'
import { ANY_ADDRESS } from './ui/any-address.ts'
import { allowOwnScripts } from './ui/trusted-types.ts'
import { rememberedLocale } from './ui/words/locale.ts'
import { createWords } from './ui/words/words.ts'

allowOwnScripts()

const router = createRouter({
  history: createWebHistory(),
  // Field and office bring their own routes when they are loaded.
  routes: [ANY_ADDRESS],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

createApp(App).use(createPinia()).use(createWords(rememberedLocale())).use(router).mount('#app')
