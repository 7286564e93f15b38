// The words of a login that opened nothing, which come with the page that says them.
import words from '../../i18n/da.json?refused';
import { learn } from './text';

learn(words);
