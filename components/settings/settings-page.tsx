import toolbar from "@/components/ui/toolbar.module.css";
import { ModelSection } from "./model-section";
import { PrivacySection } from "./privacy-section";
import styles from "./settings-page.module.css";

/** What may leave the project, and to which model. */
export function SettingsPage() {
  return (
    <>
      <div className={toolbar.bar}>
        <h1 className={toolbar.title}>Settings</h1>
      </div>
      <div className={styles.body}>
        <ModelSection />
        <PrivacySection />
      </div>
    </>
  );
}
