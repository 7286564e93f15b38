// The words about being told on a phone, which come with the page that says them.
import words from '../../i18n/da.json?device';
import { learn } from './text';

learn(words);
